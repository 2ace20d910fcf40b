"""What the people behind a complaint do by receipt, and what nobody else does for them."""

from datetime import timedelta

import pytest

from complaints.casework.moving import move_complaint
from complaints.filing.services import Person
from complaints.following.deciding import decide_access, give_consent
from complaints.following.holding import holds_case
from complaints.following.messages import answer, send_message
from complaints.following.refusals import AppealRefused, NotForThisPerson
from complaints.following.standing import note_visit, standing_of
from complaints.following.thread import all_letters_of
from complaints.following.withdrawing import APPEAL_DAYS, appeal, may_withdraw, withdraw
from complaints.receipts.services import NoSuchReceipt, find_party
from complaints.states import COMPLAINT, Status
from complaints.vault.keys import KeyDestroyed, destroy_keys
from complaints.vault.words import LONGEST, WordsMissing, WordsTooLong
from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from portal.states import TransitionRefused
from tests.complaints.following.people import filed
from tests.matching.factories import now

STAFF = ["ingrid", "inez", "dora"]
OTHERS = [
    "chief", "rosa", "otto", "carl", "paul", "pia", "luca", "gwen", "mona", "jack", "leo", "iris",
    "sara", "omar", "susan", "olga", "nobody",
]  # fmt: skip


def complaints():
    return scope.within(scope.complaints())


def words_of(party, *, since=None) -> list[str]:
    return [letter.words for letter in standing_of(party=party, since=since, at=now()).letters]


def move(told, by, *targets, outcome=""):
    with complaints():
        for target in targets:
            ends = outcome if target == "CLOSED" else ""
            move_complaint(
                complaint_id=told.complaint.pk, to=target, outcome=ends, by=by, at=now()
            )


@pytest.fixture
def closed(told, inez, dora):
    """The complaint, closed at intake."""
    move(told, inez, "ACKNOWLEDGED", "INTAKE_REVIEW")
    move(told, dora, "CLOSED", outcome="NO_JURISDICTION")
    return told


def test_a_message_is_read_by_its_writer_and_by_the_staff(told):
    send_message(party=told.filer, words="  It was at night.  ", at=now())

    with complaints():
        assert [letter.words for letter in all_letters_of(told.complaint)] == ["It was at night."]
    assert words_of(told.filer) == ["It was at night."]


def test_the_people_behind_a_complaint_do_not_read_each_other(told):
    send_message(party=told.filer, words="From the filer.", at=now())
    send_message(party=told.affected, words="From the affected.", at=now())

    assert words_of(told.filer) == ["From the filer."]
    assert words_of(told.affected) == ["From the affected."]


@pytest.mark.parametrize("who", STAFF)
def test_staff_answer_one_person_or_everybody(told, who, request):
    by, pk = request.getfixturevalue(who), told.complaint.pk

    answer(complaint_id=pk, words="To all.", by=by, at=now())
    answer(complaint_id=pk, words="To one.", to=told.affected.pk, by=by, at=now())

    assert words_of(told.filer) == ["To all."]
    assert words_of(told.affected) == ["To all.", "To one."]


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_answers(told, who, request):
    by = request.getfixturevalue(who)

    with pytest.raises(AccessDenied):
        answer(complaint_id=told.complaint.pk, words="We know you.", by=by, at=now())

    assert words_of(told.filer) == []


def test_nobody_of_another_complaint_is_written_to(told, lakeside, ingrid):
    other = filed(lakeside)

    with pytest.raises(AccessDenied):
        answer(
            complaint_id=told.complaint.pk,
            words="Hello",
            to=other.filer.pk,
            by=ingrid,
            at=now(),
        )


@pytest.mark.parametrize(
    ("words", "refusal"),
    [("", WordsMissing), (" \n", WordsMissing), ("x" * (LONGEST + 1), WordsTooLong)],
    ids=["none", "blank", "long"],
)
def test_a_message_has_words_and_not_too_many(told, ingrid, words, refusal):
    with pytest.raises(refusal):
        send_message(party=told.filer, words=words, at=now())
    with pytest.raises(refusal):
        answer(complaint_id=told.complaint.pk, words=words, by=ingrid, at=now())


def test_what_is_sealed_with_a_destroyed_key_is_neither_read_nor_added_to(told):
    send_message(party=told.filer, words="Soon gone.", at=now())
    destroy_keys(told.complaint.pk)

    with pytest.raises(KeyDestroyed):
        words_of(told.filer)
    with pytest.raises(KeyDestroyed):
        send_message(party=told.filer, words="More.", at=now())


@pytest.mark.parametrize("status", Status.values)
def test_who_filed_takes_it_back_where_the_table_says_so(status):
    assert may_withdraw(status) == (COMPLAINT.ways[status].get("WITHDRAWN") == "hold_receipt")


def test_who_filed_takes_it_back_once_and_it_is_on_the_trail(told):
    withdraw(party=told.filer, at=now())

    assert told.as_it_is().status == "WITHDRAWN"
    with pytest.raises(TransitionRefused):
        withdraw(party=told.filer, at=now())
    with scope.within(scope.oversight(who="test", why="the trail")):
        line = AuditEvent.objects.get(event="complaint.moved")
    assert (line.actor, line.before, line.after) == ("system", "RECEIVED", "WITHDRAWN")


def test_a_closed_complaint_is_not_taken_back(closed):
    with pytest.raises(TransitionRefused):
        withdraw(party=closed.filer, at=now())

    assert closed.as_it_is().status == "CLOSED"


def test_the_affected_person_takes_it_back_only_after_it_became_theirs(told):
    with pytest.raises(NotForThisPerson):
        withdraw(party=told.affected, at=now())

    decide_access(party=told.affected, is_given=False, at=now())
    with pytest.raises(NotForThisPerson):
        withdraw(party=told.filer, at=now())
    withdraw(party=told.affected, at=now())

    assert told.as_it_is().status == "WITHDRAWN"


def test_one_of_two_affected_people_does_not_take_it_back_for_both(riverton):
    told = filed(riverton, affected=(Person(), Person()))
    decide_access(party=told.affected, is_given=False, at=now())

    with complaints():
        assert not holds_case(told.affected)
        assert not holds_case(told.filer)


@pytest.mark.parametrize("who", ["filer", "affected"])
def test_the_answer_is_contested_once_for_each_closing(closed, who):
    party = getattr(closed, who)

    appeal(party=party, words="You did not ask the nurse.", at=now())

    assert standing_of(party=party, since=None, at=now()).letters[0].kind == "APPEAL"
    with pytest.raises(AppealRefused):
        appeal(party=party, words="Once more.", at=now())


def test_a_contested_answer_is_to_be_answered_by_a_day(closed):
    appeal(party=closed.filer, words="You did not ask the nurse.", at=now())

    (due,) = standing_of(party=closed.filer, since=None, at=now()).due
    assert due.meaning == "We answer your appeal before"
    assert not due.is_late


def test_an_open_complaint_has_no_answer_to_contest(told):
    with pytest.raises(AppealRefused):
        appeal(party=told.filer, words="Too early.", at=now())


@pytest.mark.parametrize(("late", "is_refused"), [(-1, False), (1, True)])
def test_the_answer_is_contested_within_sixty_days(closed, late, is_refused):
    at = closed.as_it_is().changed_at + timedelta(days=APPEAL_DAYS, seconds=late)

    assert (standing_of(party=closed.filer, since=None, at=at).appeal_until is None) == is_refused
    if is_refused:
        with pytest.raises(AppealRefused):
            appeal(party=closed.filer, words="No.", at=at)
    else:
        appeal(party=closed.filer, words="No.", at=at)


def test_the_affected_person_ends_the_access_of_who_filed_and_gives_it_back(told):
    decide_access(party=told.affected, is_given=False, at=now())
    with pytest.raises(NoSuchReceipt):
        find_party(typed=told.filer_words, at=now())

    decide_access(party=told.affected, is_given=True, at=now())

    assert find_party(typed=told.filer_words, at=now()) == told.filer


def test_the_affected_person_gives_consent_and_takes_it_back(told):
    give_consent(party=told.affected, is_given=True, at=now())
    assert told.affected.consent == "WRITTEN"

    give_consent(party=told.affected, is_given=False, at=now())
    assert told.affected.consent == "NONE"


@pytest.mark.parametrize("decide", [decide_access, give_consent])
def test_who_filed_decides_nothing_for_the_affected_person(told, decide):
    with pytest.raises(NotForThisPerson):
        decide(party=told.filer, is_given=True, at=now())


def test_what_came_since_the_last_visit_is_new(told, inez):
    answer(complaint_id=told.complaint.pk, words="Old.", by=inez, at=now())
    note_visit(party=told.filer, at=now())
    since = told.filer.visited_at
    answer(complaint_id=told.complaint.pk, words="New.", by=inez, at=now())
    send_message(party=told.filer, words="My own.", at=now())
    move(told, inez, "ACKNOWLEDGED")

    seen = standing_of(party=told.filer, since=since, at=now())

    assert [letter.words for letter in seen.letters if letter.is_new] == ["New."]
    assert (seen.new_letters, seen.has_moved) == (1, True)


def test_nothing_is_new_on_the_first_visit(told, inez):
    answer(complaint_id=told.complaint.pk, words="Welcome.", by=inez, at=now())

    seen = standing_of(party=told.filer, since=None, at=now())

    assert (seen.new_letters, seen.has_moved, seen.ends) == (0, False, "")


def test_how_it_ended_is_told_in_plain_words(closed):
    seen = standing_of(party=closed.filer, since=None, at=now())

    assert seen.ends == seen.moves[-1].ends == "We have no right to look into this."
    assert seen.meaning == "Your complaint is closed."


def test_what_is_open_again_has_not_ended(closed, dora):
    move(closed, dora, "REOPENED")

    seen = standing_of(party=closed.filer, since=None, at=now())

    assert (seen.meaning, seen.ends) == ("Your complaint is open again.", "")
