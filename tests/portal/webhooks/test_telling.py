"""Those who direct a place's messages learn by letter that a server is told nothing any more."""

import pytest

from portal.accounts.models import User
from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from portal.jurisdictions.reaching import reaching
from portal.mail.models import Letter
from portal.mail.services import address_of, body_of
from portal.webhooks.endpoints import resume
from portal.webhooks.models import Endpoint
from portal.webhooks.sending import send_due
from tests.factories import NOON

DIRECT = {"mona", "otto", "gwen"}
OTHERS = {"rosa", "jack", "luca", "chief", "olga"}


@pytest.fixture
def reachable(mona, otto, gwen, rosa, jack, luca, chief, olga):
    """Everybody has an address."""
    for name in DIRECT | OTHERS:
        User.objects.filter(username=name).update(email=f"{name}@example.gov")


@pytest.fixture
def gone(reachable, tell, server):
    """The server said that nothing is there any more."""
    server.answers = [410]
    tell(person="11111111-1111-4111-8111-111111111111")
    send_due(clock=lambda: NOON)


def letters() -> list[Letter]:
    return list(Letter.objects.order_by("queued_at", "pk"))


def test_those_who_direct_the_messages_are_told_and_nobody_else(gone):
    assert {address_of(one).removesuffix("@example.gov") for one in letters()} == DIRECT
    assert len(letters()) == len(DIRECT)


def test_the_letter_leads_to_the_endpoint_and_says_nothing_of_a_person(gone, rows, server):
    [endpoint] = rows(Endpoint)
    body = body_of(letters()[0])

    assert f"/webhooks/{endpoint.pk}/" in body
    assert endpoint.agency.name in body
    assert "11111111" not in body
    assert server.url not in body


def test_the_trail_counts_the_letters(gone):
    with scope.within(scope.oversight(who="test", why="reads the trail")):
        [line] = AuditEvent.objects.filter(event="webhook.disabled")

    assert line.detail["letters"] == len(DIRECT)


def test_a_failure_that_disables_nothing_is_told_to_nobody(reachable, tell, server):
    server.answers = [500]
    tell()

    send_due(clock=lambda: NOON)

    assert letters() == []


def test_each_time_that_it_is_disabled_they_are_told(gone, tell, rows, riverton, otto):
    [endpoint] = rows(Endpoint)
    with reaching(riverton):
        resume(endpoint=endpoint, by=otto, at=NOON)
    tell()

    send_due(clock=lambda: NOON)

    assert len(letters()) == 2 * len(DIRECT)
