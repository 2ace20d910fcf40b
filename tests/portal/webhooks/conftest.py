"""Riverton's police and their server."""

from collections.abc import Callable, Iterator

import pytest

from portal.jurisdictions.reaching import reaching
from portal.webhooks.endpoints import register
from portal.webhooks.events import Event
from portal.webhooks.models import Attempt, Delivery, Endpoint
from portal.webhooks.services import announce
from tests.factories import NOON
from tests.portal.webhooks.server import AgencyServer, serving


@pytest.fixture
def server() -> Iterator[AgencyServer]:
    with serving() as told:
        yield told


@pytest.fixture
def endpoint_of(riverton_police, otto) -> Callable[..., Endpoint]:
    """Register an endpoint of an agency; its secret as it was shown stands in ``shown``."""

    def make(url, *, agency=riverton_police, by=otto, events=tuple(Event.values), at=NOON):
        with reaching(agency.jurisdiction):
            made, shown = register(agency=agency, url=url, events=events, by=by, at=at)
        made.shown = shown
        return made

    return make


@pytest.fixture
def endpoint(endpoint_of, server) -> Endpoint:
    return endpoint_of(f"{server.url}/hooks")


@pytest.fixture
def tell(endpoint, riverton_police):
    """Announce something to Riverton's police."""

    def announced(at=NOON, **payload):
        return announce(agency=riverton_police, event="match.voided", payload=payload, at=at)

    return announced


@pytest.fixture
def rows(riverton):
    """Every row of a model at Riverton, in the order of their times."""

    def of(model):
        order = {Delivery: "posted_at", Attempt: "began_at", Endpoint: "registered_at"}[model]
        with reaching(riverton):
            return list(model.objects.filter(jurisdiction=riverton).order_by(order, "pk"))

    return of
