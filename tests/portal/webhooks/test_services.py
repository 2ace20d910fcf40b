"""What is announced is posted with its change, to those who want it, whatever the scope."""

import json

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from portal.jurisdictions.isolation import DISPATCH, OVERSIGHT, TENANT
from portal.jurisdictions.reaching import reaching
from portal.webhooks.endpoints import stop
from portal.webhooks.errors import NotOpen, StillWaiting
from portal.webhooks.events import TEST, Event, UnknownEvent
from portal.webhooks.models import Delivery, Endpoint
from portal.webhooks.payloads import NotACode
from portal.webhooks.services import announce, send_again, send_test
from tests.factories import NOON

ISSUED = Event.DETAINER_ISSUED
SCOPES = [
    scope.review(), scope.dispatch(), scope.gallery(), scope.casework(),
    scope.oversight(who="a test", why="to announce"),
]  # fmt: skip


def tell(agency, event=ISSUED, **payload) -> int:
    return announce(agency=agency, event=event, payload=payload, at=NOON)


def posted(place) -> list[Delivery]:
    with reaching(place):
        return list(Delivery.objects.filter(jurisdiction=place))


def fail(place) -> Delivery:
    with reaching(place):
        Delivery.objects.update(
            status="FAILED", failed_at=NOON, problem="ANSWER", attempts=7, code=500
        )
        return Delivery.objects.get()


def test_every_endpoint_that_wants_the_event_is_told(endpoint_of, riverton_police, riverton):
    for name, events in (("a", [ISSUED]), ("b", list(Event)), ("c", ["match.voided"])):
        endpoint_of(f"https://{name}.example.gov/", events=events)

    assert tell(riverton_police, detainer="D-1") == 2

    assert {row.status for row in posted(riverton)} == {"WAITING"}
    assert json.loads(posted(riverton)[0].body) == {
        "type": "detainer.issued",
        "timestamp": "2011-06-01T12:00:00+00:00",
        "data": {"ori": "OH0990100", "detainer": "D-1"},
    }


def test_an_agency_without_endpoints_is_told_nothing(riverton_police):
    assert tell(riverton_police) == 0


def test_no_other_agency_is_told(endpoint, lakeside_sheriff, lakeside, riverton):
    assert tell(lakeside_sheriff) == 0
    assert posted(riverton) == posted(lakeside) == []


def test_a_stopped_endpoint_is_told_nothing(endpoint, riverton_police, riverton, otto):
    with reaching(riverton):
        stop(endpoint=endpoint, by=otto, at=NOON)

    assert tell(riverton_police) == 0


def test_a_message_comes_to_nothing_with_its_change(endpoint, riverton_police, riverton):
    with transaction.atomic():
        assert tell(riverton_police) == 1
        transaction.set_rollback(True)

    assert posted(riverton) == []


@pytest.mark.parametrize("present", SCOPES, ids=lambda present: present.role)
def test_every_scope_announces(present, committed, endpoint, riverton_police, riverton):
    with scope.within(present):
        assert tell(riverton_police) == 1

    assert len(posted(riverton)) == 1


def test_a_place_announces_to_its_own_agencies_alone(
    committed, endpoint, riverton_police, riverton, lakeside
):
    with scope.within(scope.tenant([riverton.pk])):
        assert tell(riverton_police) == 1
    with scope.within(scope.tenant([lakeside.pk])):
        assert tell(riverton_police) == 0


@pytest.mark.parametrize(
    "present", [s for s in SCOPES if s.role not in (DISPATCH, TENANT)], ids=lambda s: s.role
)
def test_nobody_but_the_place_and_the_sender_reads_messages(present, committed):
    columns = ["id"] if present.role != OVERSIGHT else ["body"]

    with pytest.raises(ProgrammingError, match="permission denied"), scope.within(present):
        list(Delivery.objects.values_list(*columns))


@pytest.mark.parametrize("present", SCOPES, ids=lambda present: present.role)
def test_nobody_but_the_place_reads_a_secret(present, committed):
    with pytest.raises(ProgrammingError, match="permission denied"), scope.within(present):
        list(Endpoint.objects.values_list("secret"))


def test_an_unknown_event_is_a_mistake_of_the_caller(riverton_police):
    with pytest.raises(UnknownEvent):
        tell(riverton_police, "detainer.imagined")
    with pytest.raises(UnknownEvent):
        tell(riverton_police, TEST)


def test_a_name_is_never_announced(endpoint, riverton_police, riverton):
    with pytest.raises(NotACode):
        tell(riverton_police, name="Specimen Person")

    assert posted(riverton) == []


def test_a_test_goes_to_the_one_endpoint(endpoint, otto, riverton):
    with reaching(riverton):
        test = send_test(endpoint=endpoint, by=otto, at=NOON)

        with pytest.raises(StillWaiting):
            send_test(endpoint=endpoint, by=otto, at=NOON)
    assert json.loads(test.body)["type"] == TEST


def test_nobody_else_sends_a_test(endpoint, rosa, luca, chief, riverton):
    for somebody in (rosa, luca, chief):
        with reaching(riverton), pytest.raises(AccessDenied):
            send_test(endpoint=endpoint, by=somebody, at=NOON)


def test_a_stopped_endpoint_is_not_tested(endpoint, otto, riverton):
    with reaching(riverton):
        stop(endpoint=endpoint, by=otto, at=NOON)
        endpoint.refresh_from_db()

        with pytest.raises(NotOpen):
            send_test(endpoint=endpoint, by=otto, at=NOON)


def test_a_failed_message_gets_its_attempts_back_once(endpoint, riverton_police, riverton, olga):
    tell(riverton_police)
    failed = fail(riverton)

    with reaching(riverton):
        assert send_again(failed, by=olga, at=NOON)
        assert not send_again(failed, by=olga, at=NOON)

    [row] = posted(riverton)
    assert (row.status, row.attempts, row.problem, row.code) == ("WAITING", 0, "", None)
    with scope.within(scope.oversight(who="a test", why="to read")):
        assert AuditEvent.objects.filter(event="webhook.retried", subject_id=row.pk).count() == 1


def test_nothing_is_sent_again_to_a_stopped_endpoint(
    endpoint, riverton_police, riverton, otto, olga
):
    tell(riverton_police)
    failed = fail(riverton)

    with reaching(riverton):
        stop(endpoint=endpoint, by=otto, at=NOON)
        with pytest.raises(NotOpen):
            send_again(failed, by=olga, at=NOON)


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"delivered_at": NOON}, "delivery_ends_one_way"),
        ({"failed_at": NOON}, "delivery_ends_one_way"),
        ({"status": "DELIVERED", "attempts": 1}, "delivery_ends_one_way"),
        ({"status": "FAILED", "failed_at": NOON}, "delivery_ends_one_way"),
        ({"status": "FAILED", "problem": "SLOW"}, "delivery_ends_one_way"),
        ({"status": "DELIVERED", "delivered_at": NOON}, "delivery_delivered_by_an_attempt"),
        ({"attempts": 8}, "delivery_tried_a_few_times"),
    ],
)
def test_the_database_refuses(fields, constraint, endpoint, riverton_police, riverton):
    tell(riverton_police)

    with pytest.raises(IntegrityError, match=constraint), reaching(riverton):
        Delivery.objects.update(**fields)
