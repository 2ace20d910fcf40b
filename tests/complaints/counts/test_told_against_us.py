"""What the program has to own up to is in the public figures: lateness, broken glass, ends."""

from complaints.counts.counting import count_all
from complaints.following.glass import approve_break_glass, ask_break_glass, open_broken
from portal.jurisdictions import scope
from tests.complaints.casework.conftest import MONDAY, begin, days, move
from tests.complaints.retention import conftest as retention
from tests.complaints.retention import test_questions

bring, ended, decided, dan, quick_digests, question = (
    retention.bring,
    retention.ended,
    retention.decided,
    retention.dan,
    retention.quick_digests,
    test_questions.question,
)


def counted(at) -> dict:
    with scope.within(scope.complaints()):
        return count_all(at=at)


def missed(told) -> dict[str, int]:
    return {line["deadline"]: line["number"] for line in told["missed"] if line["number"]}


def test_a_deadline_that_is_missed_is_counted_under_its_rule(bring):
    begin(complaint=bring())

    assert missed(counted(MONDAY)) == {}
    assert missed(counted(MONDAY + days(60))) == {"ACKNOWLEDGE": 1}


def test_a_question_that_a_place_left_unanswered_is_counted(question):
    assert counted(MONDAY)["questions_missed"] == 0
    assert counted(MONDAY + days(60))["questions_missed"] == 1


def test_a_name_opened_without_consent_is_counted(ended, dora, dan):
    asked = ask_break_glass(
        party_id=ended.affected.pk, why="A life is in danger.", by=dora, at=MONDAY
    )
    approve_break_glass(opening_id=asked.pk, by=dan, at=MONDAY)
    assert counted(MONDAY)["names_opened_without_consent"] == 0

    open_broken(opening_id=asked.pk, by=dora, at=MONDAY)

    assert counted(MONDAY)["names_opened_without_consent"] == 1


def test_what_was_disposed_of_is_counted_and_stays_in_the_total(decided):
    told = counted(retention.OVER)

    assert (told["disposed_of"], told["total"]) == (1, 1)


def test_one_that_ended_twice_is_counted_as_it_ended_last(bring, ingrid, dora):
    made = bring("REOPENED", at=MONDAY)
    on = {"complaint_id": made.pk, "at": MONDAY + days(1)}
    move(to="INVESTIGATING", by=ingrid, **on)
    move(to="FINDINGS", by=ingrid, **on)
    move(to="CLOSED", outcome="NOT_SUBSTANTIATED", by=dora, **on)

    told = {line["outcome"]: line["number"] for line in counted(on["at"])["outcomes"]}

    assert (told["NOT_SUBSTANTIATED"], told["SUBSTANTIATED"]) == (1, 0)
