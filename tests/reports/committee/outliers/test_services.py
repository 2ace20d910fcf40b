"""The question, the reply in its time, and the note."""

from datetime import UTC, date, datetime, timedelta

import pytest

from complaints.vault.words import WordsMissing, WordsTooLong
from portal.jurisdictions.access import AccessDenied
from portal.mail.services import body_of, letters_to
from portal.states import TransitionRefused
from portal.training.errors import Untrained
from reports.committee.outliers.refusals import NotInTime, PlaceHasTime, TooLate
from reports.committee.outliers.selectors import notes_with
from reports.committee.seats.refusals import MustKeepAway
from tests.factories import trained
from tests.portal.training.keeping.people import newcomer
from tests.portal.training.registering import gate_long_ago
from tests.reports.committee.outliers import way
from tests.reports.committee.outliers.way import DUE, QUESTION, REPLY, WORDS
from tests.reports.committee.worlds import AT
from tests.reports.flags.worlds import inside as counting
from tests.reports.gated import PLACE

# The midnight after the second of December in Ohio.
DUE_AT = datetime(2026, 12, 3, 5, tzinfo=UTC)


def test_a_question_waits_until_the_end_of_a_day_of_the_place(inquiry, sybil):
    way.asked(inquiry, sybil)

    found = way.again(inquiry)
    assert (found.status, found.question, found.asked_by) == ("ASKED", QUESTION, sybil)
    assert (found.due_on, found.due_at) == (DUE, DUE_AT)


@pytest.mark.parametrize(
    ("due_on", "taken"),
    [
        (date(2026, 11, 15), False),
        (date(2026, 11, 16), True),
        (date(2027, 1, 1), True),
        (date(2027, 1, 2), False),
        (date(2026, 10, 1), False),
    ],
)
def test_the_agency_has_from_two_weeks_to_sixty_days(due_on, taken, inquiry, sybil):
    if taken:
        assert way.asked(inquiry, sybil, due_on=due_on).due_on == due_on
    else:
        with pytest.raises(NotInTime, match="14 to 60"):
            way.asked(inquiry, sybil, due_on=due_on)


def test_whoever_answers_for_the_place_is_written_to_and_reads_no_figure(
    inquiry, sybil, otto, carl, luca
):
    for person in (otto, carl, luca):
        person.email = f"{person.username}@agency.example"
        person.save(update_fields=["email"])

    way.asked(inquiry, sybil)

    (letter,) = letters_to("otto@agency.example")
    assert len(letters_to("carl@agency.example")) == 1
    assert letters_to("luca@agency.example") == []
    assert "Riverton County" in body_of(letter)
    assert QUESTION not in body_of(letter)


@pytest.mark.parametrize("name", ["mabel", "marco", "otto", "stan", "nobody"])
def test_only_the_secretariat_asks_and_notes(name, inquiry, request):
    by = request.getfixturevalue(name)

    for act in (way.asked, way.noted):
        with pytest.raises(AccessDenied):
            act(inquiry, by)


def test_who_also_sits_on_the_committee_is_bound_as_a_member(inquiry, sena):
    for act in (way.asked, way.noted):
        with pytest.raises(MustKeepAway):
            act(inquiry, sena)


@pytest.mark.parametrize(("words", "refusal"), [(" ", WordsMissing), ("a" * 2001, WordsTooLong)])
def test_a_question_says_something_and_not_too_much(words, refusal, inquiry, sybil):
    with pytest.raises(refusal):
        way.asked(inquiry, sybil, question=words)

    assert way.again(inquiry).status == "RAISED"


@pytest.mark.parametrize("name", ["otto", "carl", "gwen"])
def test_whoever_answers_for_the_place_or_its_state_replies(name, inquiry, sybil, request):
    way.asked(inquiry, sybil)

    way.replied(inquiry, request.getfixturevalue(name))

    found = way.again(inquiry)
    assert (found.status, found.reply.words) == ("REPLIED", REPLY)


@pytest.mark.parametrize("name", ["luca", "rosa", "marco", "sybil", "chief", "nobody"])
def test_nobody_else_replies_for_it(name, inquiry, sybil, request):
    way.asked(inquiry, sybil)

    with pytest.raises(AccessDenied):
        way.replied(inquiry, request.getfixturevalue(name))


def test_an_agency_replies_once(inquiry, sybil, otto, carl):
    way.asked(inquiry, sybil)
    way.replied(inquiry, otto)

    with pytest.raises(TransitionRefused):
        way.replied(inquiry, carl, words="Something else.")

    assert way.again(inquiry).reply.words == REPLY


def test_a_reply_is_in_time_until_the_last_moment_of_the_day_there(inquiry, sybil, otto):
    way.asked(inquiry, sybil)

    with pytest.raises(TooLate):
        way.replied(inquiry, otto, at=DUE_AT)
    way.replied(inquiry, otto, at=DUE_AT - timedelta(seconds=1))

    assert way.again(inquiry).status == "REPLIED"


def test_a_note_waits_for_the_reply_or_the_end_of_the_day(inquiry, sybil):
    way.asked(inquiry, sybil)

    with pytest.raises(PlaceHasTime):
        way.noted(inquiry, sybil, at=DUE_AT - timedelta(seconds=1))
    made = way.noted(inquiry, sybil, at=DUE_AT)

    assert (made.question, made.reply, made.words) == (QUESTION, "", WORDS)


def test_a_note_tells_question_and_reply_and_waits_for_a_release(inquiry, sybil, otto):
    made = way.over(inquiry, sybil, otto)

    assert (made.county, made.quarter, made.indicator) == ("39901", "2011Q3", "detainers")
    assert (made.question, made.reply) == (QUESTION, REPLY)
    assert (made.words, made.words_es) == (WORDS, way.PALABRAS)
    assert made.printed_with == ""


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"words": ""}, WordsMissing),
        ({"words": "a" * 1001}, WordsTooLong),
        ({"words_es": "a" * 1001}, WordsTooLong),
    ],
)
def test_a_note_says_something_and_not_too_much(given, refusal, inquiry, sybil):
    with pytest.raises(refusal):
        way.noted(inquiry, sybil, **given)

    assert way.again(inquiry).status == "RAISED"


def test_a_note_is_printed_with_the_next_quarter_that_is_frozen_and_no_other(inquiry, sybil):
    way.noted(inquiry, sybil)

    assert way.printed() == 1
    assert way.printed(way.NEXT.shifted(1)) == 0

    assert [one.matter_id for one in with_quarter("2011Q4")] == [inquiry.matter_id]
    assert with_quarter("2012Q1") == []


def with_quarter(quarter, *, synthetic=False):
    return counting(notes_with, quarter, synthetic=synthetic)


def test_a_note_of_after_the_freeze_waits_for_the_next(inquiry, sybil):
    way.noted(inquiry, sybil, at=AT + timedelta(days=1))

    assert way.printed() == 0
    assert way.printed(way.NEXT.shifted(1), at=AT + timedelta(days=2)) == 1


def test_a_note_on_real_figures_is_not_printed_with_invented_ones(inquiry, sybil):
    way.noted(inquiry, sybil)

    assert way.printed(synthetic=True) == 0


@pytest.mark.parametrize("role", PLACE)
def test_nobody_replies_for_a_place_untrained(role, inquiry, sybil, riverton):
    way.asked(inquiry, sybil)
    person = newcomer(riverton, "nick", role)
    gate_long_ago(role)

    with pytest.raises(Untrained):
        way.replied(inquiry, person)

    assert way.replied(inquiry, trained(person, way.AT)).written_by == person
