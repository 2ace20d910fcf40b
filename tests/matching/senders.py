"""Those who send bookings over HTTP, what they send, and what it leaves behind."""

import io
import itertools
from functools import cache
from typing import Any

from django.apps import apps
from django.test import Client
from django.test.client import ClientHandler
from django.utils import timezone

from matching.interchange.writer import write_transaction
from portal.accounts.models import User
from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from portal.jurisdictions.bound_keys import is_tenant_model
from portal.jurisdictions.isolation import OVERSIGHT, rights_of
from portal.jurisdictions.models import Agency
from portal.jurisdictions.tokens import issue_token
from tests.factories import ago
from tests.matching.interchange.samples import ENVELOPE, prints

URL = "/api/bookings/"
numbers = itertools.count(1)


@cache
def handler() -> ClientHandler:
    """The site, loaded once: finding the static files takes longer than any request."""
    return Client().handler


def browser(**defaults: Any) -> Client:
    """A client of the site with cookies of its own."""
    client = Client(**defaults)
    client.handler = handler()
    return client


class Software:
    """An agency's software with its token."""

    def __init__(self, agency: Agency, by: User, *, custody: bool = False) -> None:
        token = issue_token(agency=agency, by=by, at=timezone.now(), custody=custody)
        self.client = browser(headers={"Authorization": f"Token {token}"})

    def send(self, *, key: str | None = None, **changes: Any):
        """Post a booking; a change to None leaves a field away."""
        headers = {} if key is None else {"Idempotency-Key": key}
        return self.ask("post", URL, data=body(**changes), headers=headers)

    def ask(self, method: str, path: str = URL, **rest: Any):
        """Any other request."""
        return answered(getattr(self.client, method), path, **rest)


def answered(ask: Any, path: str, **rest: Any):
    """The answer; the scope that the request opened ends with it, as its transaction would."""
    answer = ask(path, **rest)
    scope.leave()
    return answer


def body(**changes: Any) -> dict[str, Any]:
    """A sound booking but for the changes; a file is given as bytes."""
    fields = {
        "local_number": f"W-{next(numbers)}",
        "booked_at": ago(hours=1).isoformat(),
        "name": "Invented Person",
        "file": card(),
        **changes,
    }
    return {name: _sent(value) for name, value in fields.items() if value is not None}


def _sent(value: Any) -> Any:
    if isinstance(value, list):
        return [_sent(one) for one in value]
    return upload(value) if isinstance(value, bytes) else value


def upload(data: bytes, name: str = "prints.an2") -> io.BytesIO:
    file = io.BytesIO(data)
    file.name = name
    return file


@cache
def card() -> bytes:
    """A transaction of two fingers of Riverton's police."""
    return write_transaction(ENVELOPE, prints(2, 7))


@cache
def image() -> bytes:
    """A PNG of one finger."""
    (one,) = prints(2)
    return one.data


def rows() -> dict[str, int]:
    """How many rows each table of tenants has that oversight reads, and the trail."""
    tenants = filter(is_tenant_model, apps.get_models())
    models = [AuditEvent, *(m for m in tenants if "SELECT" in rights_of(m).get(OVERSIGHT, ""))]
    with scope.within(scope.oversight(who="test", why="count rows")):
        return {model._meta.label: model._base_manager.count() for model in models}
