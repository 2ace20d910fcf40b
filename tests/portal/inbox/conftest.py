"""News to tell, and what stands in people's inboxes."""

import pytest

from portal.inbox.models import Notification
from portal.inbox.own import rows_of
from portal.inbox.services import notify
from portal.jurisdictions.reaching import reaching
from portal.webhooks.endpoints import register
from tests.factories import NOON


@pytest.fixture
def tell():
    """Tell people that a complaint was given to them."""

    def tell(*people, at=NOON, kind="complaint.assigned", url="/complaints/", **given):
        details = given or {"number": "C-1"}
        return notify(people=people, kind=kind, url=url, at=at, **details)

    return tell


@pytest.fixture
def news_of():
    """The rows of somebody's inbox, as the database gives them to this person."""

    def news_of(user) -> list[Notification]:
        with rows_of(user):
            return list(Notification.objects.order_by("created_at", "kind"))

    return news_of


@pytest.fixture
def hearing(riverton_police, otto):
    """A server of Riverton's police that is told of news."""
    events = ["notification.created"]
    with reaching(riverton_police.jurisdiction):
        url = "https://a.example.gov/"
        made, _secret = register(agency=riverton_police, url=url, events=events, by=otto, at=NOON)
    return made
