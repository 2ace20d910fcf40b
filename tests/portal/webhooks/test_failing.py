"""A message that fails is tried again for a day; an endpoint that fails rests; none is lost."""

from datetime import timedelta

from portal.jurisdictions.reaching import reaching
from portal.webhooks.addresses import CallFailed
from portal.webhooks.endpoints import stop
from portal.webhooks.models import ATTEMPTS, Attempt, Delivery, Endpoint
from portal.webhooks.sending import (
    DISABLED_AFTER,
    LONGEST_REST,
    PAUSES,
    claim,
    note_delivered,
    note_failure,
    send_due,
)
from portal.webhooks.services import announce
from portal.webhooks.states import Reason
from tests.factories import NOON

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
NEVER = CallFailed(Reason.SLOW)


def send(at) -> int:
    return send_due(clock=lambda: at)


def test_a_message_that_fails_is_tried_with_growing_pauses_for_a_day(tell, rows, server):
    server.answers = [500]
    tell()
    at, pauses = NOON, []

    for _ in range(ATTEMPTS):
        send(at)
        [row] = rows(Delivery)
        pauses.append(row.due_at - at)
        at = row.due_at

    assert pauses == list(PAUSES)
    assert pauses[:-1] == sorted(pauses[:-1])
    assert DAY <= sum(pauses[:-1], timedelta()) < 1.5 * DAY
    assert (row.status, row.problem, row.code) == ("FAILED", "ANSWER", 500)
    assert send(at + DAY) == 0
    assert len({taken.headers["webhook-id"] for taken in server.taken}) == 1
    assert len({taken.body for taken in server.taken}) == 1


def test_each_attempt_is_recorded(tell, rows, server):
    server.answers = [503, 200]
    tell()

    send(NOON)
    send(NOON + PAUSES[0])

    assert [(row.began_at, row.ended_at, row.problem, row.code) for row in rows(Attempt)] == [
        (NOON, NOON, "ANSWER", 503),
        (NOON + MINUTE, NOON + MINUTE, "", 200),
    ]


def test_a_message_is_not_tried_before_its_time(tell, rows, server):
    server.answers = [500, 200]
    tell()
    send(NOON)

    assert send(NOON + PAUSES[0] - timedelta(seconds=1)) == 0
    assert send(NOON + PAUSES[0]) == 1

    [row] = rows(Delivery)
    assert (row.status, row.problem, row.code) == ("DELIVERED", "", 200)


def test_a_redirect_is_a_failure_and_is_not_followed(tell, rows, server):
    server.answers = [307]
    tell()

    send(NOON)

    assert [taken.path for taken in server.taken] == ["/hooks"]
    assert rows(Delivery)[0].code == 307


def test_a_server_that_is_away_costs_one_attempt_of_one_message(tell, rows, server):
    server.answers = [500]
    for number in range(3):
        tell(number=number)

    send(NOON)

    assert sorted(row.attempts for row in rows(Delivery)) == [0, 0, 1]
    assert len(server.taken) == 1


def test_an_endpoint_rests_longer_with_every_failure_up_to_a_limit(tell, rows, server):
    server.answers = [500]
    at, rests = NOON, []

    for _ in range(6):
        tell(at=at)
        send(at)
        [row] = rows(Endpoint)
        rests.append(row.rests_until - at)
        at = row.rests_until

    assert rests == sorted(rests)
    assert rests[-1] == rests[-2] == LONGEST_REST


def test_one_endpoint_that_fails_holds_up_no_other(
    tell, server, endpoint_of, lakeside_sheriff, luca
):
    server.answers = [500]
    tell()
    endpoint_of(f"{server.url}/lakeside", agency=lakeside_sheriff, by=luca)
    announce(agency=lakeside_sheriff, event="match.voided", payload={}, at=NOON + MINUTE)

    send(NOON + MINUTE)

    assert sorted(taken.path for taken in server.taken) == ["/hooks", "/lakeside"]


def test_an_endpoint_that_takes_messages_again_is_well(tell, rows, server):
    server.answers = [500, 200]
    tell()
    send(NOON)
    assert (rows(Endpoint)[0].failures, rows(Endpoint)[0].failing_since) == (1, NOON)

    send(NOON + MINUTE)

    [row] = rows(Endpoint)
    assert (row.failures, row.failing_since, row.rests_until) == (0, None, None)


def test_an_endpoint_that_takes_nothing_for_a_day_is_disabled(tell, rows, server):
    server.answers = [500]
    tell()
    at = NOON
    for _ in range(ATTEMPTS):
        last, at = at, at
        send(at)
        at = rows(Delivery)[0].due_at
    tell(at=at)

    [row] = rows(Endpoint)
    assert (row.status, row.disabled_at, row.failures) == ("DISABLED", last, ATTEMPTS)
    assert last - NOON >= DISABLED_AFTER
    assert len(rows(Delivery)) == 1


def test_an_endpoint_that_took_another_message_is_not_disabled(tell, rows, server):
    tell()
    last = claim(at=NOON)
    while last.number < ATTEMPTS:
        last = claim(at=rows(Delivery)[0].due_at)
    late = rows(Delivery)[0].due_at
    tell(at=late)
    note_delivered(claim(at=late), code=200, at=late)

    note_failure(last, failure=NEVER, at=late)

    assert rows(Delivery)[0].status == "FAILED"
    assert rows(Endpoint)[0].status == "ACTIVE"


def test_a_server_that_says_that_it_is_gone_is_left_alone(tell, rows, server):
    server.answers = [410]
    tell()
    tell()

    send(NOON)

    assert rows(Endpoint)[0].status == "DISABLED"
    assert sorted(row.problem for row in rows(Delivery)) == ["CLOSED", "GONE"]
    assert len(server.taken) == 1


def test_a_message_posted_while_its_endpoint_was_closed_does_not_wait_for_ever(
    tell, rows, endpoint, otto, riverton, server
):
    with reaching(riverton):
        stop(endpoint=endpoint, by=otto, at=NOON)
        late = Delivery(jurisdiction=riverton, endpoint=endpoint, event="match.voided", body="{}")
        late.posted_at = late.due_at = NOON
        late.save()

    assert send(NOON) == 0

    assert [(row.status, row.problem) for row in rows(Delivery)] == [("FAILED", "CLOSED")]
    assert server.taken == []


def test_a_sender_that_dies_leaves_the_message_to_another(tell, rows, server):
    tell()
    claim(at=NOON)

    assert send(NOON + PAUSES[0] - timedelta(seconds=1)) == 0
    assert send(NOON + PAUSES[0]) == 1

    assert [row.ended_at for row in rows(Attempt)] == [None, NOON + PAUSES[0]]


def test_a_message_that_kills_its_senders_fails_in_the_end(tell, rows, server):
    tell()
    at = NOON
    while claim(at=at):
        at = rows(Delivery)[0].due_at

    send(at)

    [row] = rows(Delivery)
    assert (row.status, row.attempts, row.problem) == ("FAILED", ATTEMPTS, "NEVER_ENDED")
    assert server.taken == []


def test_an_attempt_that_was_overtaken_says_nothing(tell, rows):
    tell()
    slow = claim(at=NOON)
    quick = claim(at=NOON + PAUSES[0])

    note_failure(slow, failure=NEVER, at=NOON + PAUSES[0])
    note_delivered(quick, code=200, at=NOON + PAUSES[0])
    note_failure(quick, failure=NEVER, at=NOON + PAUSES[0])

    [row] = rows(Delivery)
    assert (row.status, row.problem, rows(Endpoint)[0].failures) == ("DELIVERED", "", 0)


def test_a_message_that_was_given_up_and_arrived_after_all_is_delivered(tell, rows):
    tell()
    claims, at = [], NOON
    while claimed := claim(at=at):
        claims.append(claimed)
        at = rows(Delivery)[0].due_at
    send(at)

    note_delivered(claims[-1], code=204, at=at)

    [row] = rows(Delivery)
    assert (row.status, row.failed_at, row.code) == ("DELIVERED", None, 204)


def test_a_secret_that_does_not_open_is_a_failure_like_any_other(tell, rows, server, riverton):
    with reaching(riverton):
        Endpoint.objects.update(secret=b"sealed under a key that is gone")
    tell()

    send(NOON)

    assert rows(Delivery)[0].problem == "SEAL"
    assert server.taken == []


def test_a_hanging_server_is_noted_as_slow(tell, rows, server, monkeypatch):
    monkeypatch.setattr("portal.webhooks.calling.call.__kwdefaults__", {"seconds": 0.3})
    server.does = "hang"
    tell()

    send(NOON)

    assert (rows(Delivery)[0].problem, rows(Delivery)[0].code) == ("SLOW", None)
