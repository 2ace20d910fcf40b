"""What is told of a hold, and what never is."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from matching.detainers.models import Answer, NoticeKey, Service
from matching.detainers.states import OPEN, Status
from matching.notice import entry
from matching.notice.told import told_of
from matching.notice.words import ANSWERS, STATES
from matching.status.claims import make_claim
from matching.status.models import Claim
from portal.jurisdictions import scope
from portal.sealing import seal
from tests.matching.factories import now, within
from tests.matching.notice.papers import advance, paper
from tests.signing_in import signed_in

HOLD = "/notice/hold/"
WAYS = {
    Status.ISSUED: (),
    Status.ACTIVE: ("ACTIVE",),
    Status.RELEASE_DUE: ("RELEASE_DUE",),
    Status.EXPIRED: ("RELEASE_DUE", "EXPIRED"),
    Status.TRANSFERRED: ("TRANSFERRED",),
    Status.RELEASED: ("RELEASED",),
    Status.DECLINED: ("DECLINED",),
    Status.CANCELLED: ("CANCELLED",),
    Status.LIFTED: ("LIFTED",),
    Status.AWAITING_CONVICTION: ("AWAITING_CONVICTION",),
}


def key_of(made) -> NoticeKey:
    return NoticeKey.objects.select_related("jurisdiction").get(number=made.number)


def opened(client, made) -> str:
    """The page of a notice, as its holder sees it."""
    client.post("/notice/", made.pair)
    return client.get(HOLD).content.decode()


def serve(made, on, by, at) -> None:
    with within(made.booking.jurisdiction):
        row = Service(
            jurisdiction=made.booking.jurisdiction,
            detainer_id=made.detainer_id,
            on=on,
            means="BY_HAND",
            served_at=at,
            served_by=by,
            paper_digest="0" * 64,
        )
        row.proof = seal(b"", owner=str(row.jurisdiction_id), name=f"service:{row.pk}:proof")
        row.save(force_insert=True)


def answer(made, choice, by, at) -> None:
    with within(made.booking.jurisdiction):
        Answer.objects.create(
            jurisdiction=made.booking.jurisdiction,
            detainer_id=made.detainer_id,
            choice=choice,
            answered_by=by,
            answered_at=at,
        )


def test_every_state_and_every_answer_has_plain_words():
    assert set(STATES) == set(Status)
    assert set(ANSWERS) == set(Answer.Choice)


@pytest.mark.parametrize("state", sorted(WAYS))
def test_every_state_is_told_in_plain_words(client, held, state):
    advance(held, *WAYS[state])

    page = opened(client, held)

    assert all(str(words) in page for words in STATES[state])
    assert state not in page


def test_a_hold_that_was_handed_over_says_so(client, held, jack):
    serve(held, "PERSON", jack, now())
    advance(held, "SERVED")

    assert str(STATES["SERVED"][1]) in opened(client, held)


def test_it_tells_who_holds_and_what_was_done_when(client, held, jack):
    serve(held, "AGENCY", jack, datetime(2026, 1, 5, 17, tzinfo=UTC))
    serve(held, "PERSON", jack, datetime(2026, 7, 6, 17, tzinfo=UTC))

    page = opened(client, held)

    assert "Riverton Police, Riverton County, OH" in page
    assert "I-247, December 2011" in page
    assert "Jan. 5, 2026, noon EST" in page
    assert "July 6, 2026, 1 p.m. EDT" in page


def test_a_conditional_hold_says_so(client, riverton_police, rosa, omar):
    made = paper(riverton_police, rosa, omar, conditional=True)

    assert "only after a conviction" in opened(client, made)


def test_the_latest_answer_of_the_agency_comes_first(client, held, jack):
    answer(held, "HONOR", jack, now() - timedelta(minutes=2))
    answer(held, "DECLINE", jack, now() - timedelta(minutes=1))

    page = opened(client, held)

    assert page.index(str(ANSWERS["DECLINE"])) < page.index(str(ANSWERS["HONOR"]))


def test_no_answer_is_told_as_none(client, held):
    assert "The agency has not answered" in opened(client, held)


def test_no_name_no_charge_and_no_number_of_a_booking_is_told(client, riverton_police, rosa, omar):
    made = paper(riverton_police, rosa, omar)

    page = opened(client, made)

    for kept in ("Invented", "Burglary", "2203", made.booking.local_number, "omar", "rosa"):
        assert kept not in page
    assert str(made.booking.pk) not in page
    assert str(made.detainer_id) not in page


def test_the_hold_next_door_is_not_told(client, held, next_door):
    page = opened(client, held)

    assert next_door.number not in page
    assert "Lakeside" not in page


def test_a_claim_is_told_without_its_words_and_stops(client, held):
    with within(held.booking.jurisdiction):
        make_claim(
            booking_id=held.booking.pk, kind="VICTIM", claimant="LAWYER",
            words="She was hurt at home.", by=None, at=now() - timedelta(days=2, hours=3),
        )  # fmt: skip

    page = opened(client, held)

    assert "Is a victim of a crime" in page
    assert "it has waited 2\xa0days, 3\xa0hours" in page
    assert "A claim came in" in page
    assert "hurt at home" not in page


def test_the_time_a_decision_took_stands_still(held, susan):
    began = now() - timedelta(days=3)
    with within(held.booking.jurisdiction):
        claim = make_claim(
            booking_id=held.booking.pk, kind="CITIZENSHIP", claimant="PERSON",
            words="", by=None, at=began,
        )  # fmt: skip
    with scope.within(scope.casework()):
        Claim.objects.filter(pk=claim.pk).update(
            outcome="NOT_UPHELD", reason=b"sealed", decided_by=susan,
            decided_at=began + timedelta(hours=5),
        )  # fmt: skip

    told = told_of(key_of(held), now())

    assert not told.stopped
    assert told.claims[0].waited_until - told.claims[0].received_at == timedelta(hours=5)
    assert told.claims[0].outcome == "Not upheld"


@pytest.mark.parametrize("state", sorted(WAYS))
def test_only_a_hold_that_can_go_on_is_open(held, state):
    advance(held, *WAYS[state])

    assert told_of(key_of(held), now()).is_open == (state in OPEN)


def test_it_closes_after_15_minutes(client, held, time_machine):
    time_machine.move_to(now())
    opened(client, held)

    time_machine.shift(timedelta(minutes=15, seconds=1))

    assert client.get(HOLD)["Location"] == "/notice/"
    assert entry.ENTRY not in client.session


def test_looking_on_does_not_keep_it_open(client, held, time_machine):
    time_machine.move_to(now())
    opened(client, held)
    time_machine.shift(timedelta(minutes=10))
    assert client.get(HOLD).status_code == 200

    time_machine.shift(timedelta(minutes=6))

    assert client.get(HOLD).status_code == 302


@pytest.mark.parametrize(
    "act",
    [
        lambda client: client.post("/notice/stay/"),
        lambda client: client.get("/notice/claim/"),
        lambda client: client.get("/notice/complaint/"),
    ],
)
def test_what_a_person_does_keeps_it_open(client, held, time_machine, act):
    time_machine.move_to(now())
    opened(client, held)
    time_machine.shift(timedelta(minutes=10))
    act(client)

    time_machine.shift(timedelta(minutes=10))

    assert client.get(HOLD).status_code == 200


def test_it_is_closed_by_hand(client, held):
    opened(client, held)

    client.post("/notice/close/")

    assert client.get(HOLD).status_code == 302
    assert entry.ENTRY not in client.session


def test_the_person_next_door_with_the_paper_sees_what_everybody_sees(client, held, luca):
    signed_in(client, luca)

    page = opened(client, held)

    assert held.number in page
    assert "Invented" not in page


def test_the_page_asks_the_database_as_much_for_many_claims_as_for_none(client, held):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(HOLD)
        return len(asked)

    opened(client, held)
    before = queries()
    for _ in range(5):
        client.post("/notice/claim/", {"kind": "VICTIM", "speaker": "FAMILY", "words": ""})

    assert queries() == before <= 20
