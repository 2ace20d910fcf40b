"""A place's people say where messages go; a secret is shown once and can be replaced."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection

from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from portal.jurisdictions.reaching import reaching
from portal.sealing import SealBroken
from portal.webhooks.addresses import AddressRefused
from portal.webhooks.endpoints import BOTH_SIGN_FOR, MOST, disable, register, resume, rotate, stop
from portal.webhooks.errors import AlreadyRegistered, NotOpen
from portal.webhooks.events import Event, UnknownEvent
from portal.webhooks.models import Delivery, Endpoint
from portal.webhooks.secrets import secrets_of
from portal.webhooks.services import announce
from portal.webhooks.signatures import written
from portal.webhooks.states import ENDPOINT
from tests.factories import NOON

URL = "https://hooks.example.gov/portal"
STATES = list(ENDPOINT.ways)


def trail(event) -> int:
    with scope.within(scope.oversight(who="a test", why="to read")):
        return AuditEvent.objects.filter(event=event).count()


def bring_to(endpoint, status, by) -> None:
    with reaching(endpoint.jurisdiction):
        if status == "DISABLED":
            disable(endpoint, at=NOON)
        elif status == "STOPPED":
            stop(endpoint=endpoint, by=by, at=NOON)


def test_a_secret_is_shown_once_and_kept_sealed(endpoint_of):
    made = endpoint_of(URL)

    [secret] = secrets_of(made, at=NOON)
    assert written(secret) == made.shown
    assert secret not in bytes(made.secret)
    assert trail("webhook.registered") == 1


def test_a_secret_opens_for_its_own_endpoint_alone(endpoint_of):
    one, other = endpoint_of(URL), endpoint_of(f"{URL}/2")
    one.secret = other.secret

    with pytest.raises(SealBroken):
        secrets_of(one, at=NOON)


@pytest.mark.parametrize("name", ["otto", "carl", "mona", "gwen", "stella"])
def test_managers_and_officials_register(name, endpoint_of, request):
    assert endpoint_of(URL, by=request.getfixturevalue(name)).status == "ACTIVE"


@pytest.mark.parametrize("name", ["rosa", "luca", "lars", "paul", "petra", "chief", "olga"])
def test_nobody_else_registers(name, endpoint_of, request):
    with pytest.raises(AccessDenied):
        endpoint_of(URL, by=request.getfixturevalue(name))


def test_an_address_is_registered_once_until_it_is_stopped(endpoint_of, otto):
    first = endpoint_of(URL)

    with pytest.raises(AlreadyRegistered):
        endpoint_of(URL)
    bring_to(first, "STOPPED", otto)

    assert endpoint_of(URL).pk != first.pk


def test_an_agency_has_a_few_endpoints(endpoint_of):
    for number in range(MOST):
        endpoint_of(f"{URL}/{number}")

    with pytest.raises(AlreadyRegistered, match="as many"):
        endpoint_of(f"{URL}/more")


def test_two_people_do_not_register_one_too_many(committed, endpoint_of, riverton_police, otto):
    for number in range(MOST - 1):
        endpoint_of(f"{URL}/{number}")

    def add(number):
        try:
            with scope.within(scope.tenant([riverton_police.jurisdiction_id])):
                register(
                    agency=riverton_police, url=f"{URL}/more/{number}", events=["match.voided"],
                    by=otto, at=NOON,
                )  # fmt: skip
        except AlreadyRegistered:
            return 0
        finally:
            connection.close()
        return 1

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(add, range(4))) == 1


def test_what_is_never_called_or_never_told_is_not_registered(endpoint_of):
    with pytest.raises(AddressRefused):
        endpoint_of("https://10.0.0.1/")
    with pytest.raises(UnknownEvent):
        endpoint_of(URL, events=["everything"])


def test_two_secrets_sign_for_a_day(endpoint_of, otto, riverton):
    made = endpoint_of(URL)
    with reaching(riverton):
        shown = rotate(endpoint=made, by=otto, at=NOON)
        made = Endpoint.objects.get(pk=made.pk)

    both = [written(one) for one in secrets_of(made, at=NOON)]
    assert both[0] == shown
    assert len(both) == 2
    last = NOON + BOTH_SIGN_FOR
    assert len(secrets_of(made, at=last - timedelta(seconds=1))) == 2
    assert [written(one) for one in secrets_of(made, at=last)] == [shown]


def test_a_secret_that_was_being_replaced_signs_no_more(endpoint_of, otto, riverton):
    made = endpoint_of(URL)
    with reaching(riverton):
        second = rotate(endpoint=made, by=otto, at=NOON)
        third = rotate(endpoint=made, by=otto, at=NOON)
        made = Endpoint.objects.get(pk=made.pk)

    assert [written(one) for one in secrets_of(made, at=NOON)] == [third, second]


@pytest.mark.parametrize("source", STATES)
@pytest.mark.parametrize("target", STATES)
def test_every_pair_of_states(source, target, endpoint_of, otto, riverton):
    made = endpoint_of(URL)
    bring_to(made, source, otto)
    ways = {"ACTIVE": lambda: resume(endpoint=made, by=otto, at=NOON)}
    move = ways.get(target, lambda: bring_to(made, target, otto))

    with reaching(riverton):
        made.refresh_from_db()
        if target in ENDPOINT.ways[source]:
            move()
            assert Endpoint.objects.get().status == target
        else:
            with pytest.raises(NotOpen):
                move()


def test_what_waits_for_a_stopped_endpoint_fails(endpoint_of, riverton_police, otto, riverton):
    made = endpoint_of(URL)
    announce(agency=riverton_police, event="match.voided", payload={}, at=NOON)

    bring_to(made, "STOPPED", otto)

    with reaching(riverton):
        [row] = Delivery.objects.all()
    assert (row.status, row.problem) == ("FAILED", "CLOSED")


def test_nobody_else_rotates_resumes_or_stops(endpoint_of, rosa, luca, riverton):
    made = endpoint_of(URL)

    for somebody in (rosa, luca):
        for change in (rotate, resume, stop):
            with reaching(riverton), pytest.raises(AccessDenied):
                change(endpoint=made, by=somebody, at=NOON)


def test_a_stopped_endpoint_gets_no_secret(endpoint_of, otto, riverton):
    made = endpoint_of(URL)
    bring_to(made, "STOPPED", otto)

    with reaching(riverton), pytest.raises(NotOpen):
        rotate(endpoint=made, by=otto, at=NOON)


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"url": "ftp://example.gov"}, "endpoint_url_is_of_the_web"),
        ({"events": []}, "endpoint_wants_something"),
        ({"previous_secret": b"x"}, "endpoint_previous_secret_ends"),
        ({"previous_until": NOON}, "endpoint_previous_secret_ends"),
        ({"failures": 1}, "endpoint_failing_since_some_time"),
        ({"failing_since": NOON}, "endpoint_failing_since_some_time"),
        ({"status": "DISABLED"}, "endpoint_disabled_at_some_time"),
        ({"disabled_at": NOON}, "endpoint_disabled_at_some_time"),
        ({"status": "STOPPED"}, "endpoint_stopped_by_somebody"),
        ({"stopped_at": NOON}, "endpoint_stopped_by_somebody"),
    ],
)
def test_the_database_refuses(fields, constraint, endpoint_of, riverton):
    endpoint_of(URL)

    with pytest.raises(IntegrityError, match=constraint), reaching(riverton):
        Endpoint.objects.update(**fields)


def test_every_event_can_be_asked_for(endpoint_of):
    assert endpoint_of(URL, events=list(Event)).events == sorted(Event.values)
