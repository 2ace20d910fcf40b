"""The beat reminds of questions, notes those missed, and counts complaints about each place."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from complaints.asking.models import StageCount
from complaints.asking.reminding import count_stages, remind_of_questions
from complaints.asking.selectors import places_of
from complaints.asking.services import answer_question, ask_place
from complaints.asking.stages import STAGE_OF, Stage
from complaints.asking.tasks import count_stages as beat_counts
from complaints.asking.tasks import remind_of_questions as beat_reminds
from complaints.states import Status
from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from portal.jurisdictions.access import jurisdictions_of
from portal.mail.models import Letter
from portal.mail.services import address_of, body_of
from tests.matching.factories import now

FEW = dict.fromkeys(Stage.labels)


@pytest.fixture
def question(complain, ingrid, otto, carl, dora, inez):
    """A question to Riverton, and addresses for whoever is told of it."""
    for one in (otto, carl, dora, inez, ingrid):
        one.email = f"{one.username}@example.gov"
        one.save(update_fields=["email"])
    until = (now() + timedelta(days=10)).date()
    given = {"words": "Who was on duty that night?", "until": until}
    return ask_place(complaint_id=complain().pk, **given, by=ingrid, at=now())


@pytest.fixture
def posted(database):
    """What was written and to whom since the last look."""
    seen = set()

    def read() -> list[tuple[str, str, str]]:
        with scope.within(scope.oversight(who="test", why="the letters")):
            rows = [
                row for row in Letter.objects.order_by("queued_at", "pk") if row.pk not in seen
            ]
        seen.update(row.pk for row in rows)
        return sorted(
            (address_of(row).partition("@")[0], row.subject, body_of(row)) for row in rows
        )

    return read


def counts_for(user) -> dict[str, int | None]:
    with scope.within(scope.tenant(jurisdictions_of(user))):
        (one,) = places_of(user)
    return {str(counted.stage): counted.number for counted in one.counts}


def test_officials_are_told_of_a_question_and_of_no_word_of_it(question, posted):
    told = posted()

    assert [who for who, _subject, _body in told] == ["carl", "otto"]
    assert "duty" not in str(told)
    assert "C-" not in str(told)


def test_officials_are_reminded_once_and_owners_told_once(question, posted):
    near, over = question.due_at - timedelta(days=1), question.due_at
    posted()

    assert [remind_of_questions(at=near), remind_of_questions(at=near)] == [2, 0]
    assert [who for who, _subject, _body in posted()] == ["carl", "otto"]
    assert [remind_of_questions(at=over), remind_of_questions(at=over)] == [1, 0]
    ((who, subject, body),) = posted()

    assert (who, subject[:9]) == ("inez", "No answer")
    assert "Riverton" not in subject + body
    with scope.within(scope.oversight(who="test", why="the trail")):
        assert AuditEvent.objects.get(event="question.late").actor == "system"


def test_nobody_is_told_of_what_was_answered(question, otto):
    with scope.within(scope.tenant([question.jurisdiction_id])):
        answer_question(question_id=question.pk, words="Two.", by=otto, at=now())

    assert remind_of_questions(at=question.due_at) == 0


def test_the_beat_reminds(question, posted, time_machine):
    posted()
    time_machine.move_to(question.due_at - timedelta(days=1), tick=False)

    beat_reminds()

    assert [who for who, _subject, _body in posted()] == ["carl", "otto"]


def test_every_state_is_at_one_stage():
    assert set(STAGE_OF) == set(Status)
    assert set(STAGE_OF.values()) == set(Stage)


def test_a_place_sees_no_number_below_five(complain, otto):
    for _ in range(4):
        complain()

    beat_counts()

    assert counts_for(otto) == FEW


def test_from_five_on_a_place_sees_how_many_and_a_neighbor_does_not(complain, otto, luca):
    for _ in range(5):
        complain()

    count_stages(at=now())

    assert counts_for(otto) == FEW | {"Received": 5}
    assert counts_for(luca) == FEW


def test_a_place_without_complaints_is_counted_as_every_other(otto, riverton, lakeside, complain):
    complain()

    count_stages(at=now())

    with scope.within(scope.complaints()):
        rows = set(StageCount.objects.values_list("jurisdiction", "stage", "number"))
    for place in (riverton, lakeside):
        assert {row[1:] for row in rows if row[0] == place.pk} == {(one, None) for one in Stage}


def test_a_complaint_shows_in_the_counts_a_week_later(complain, otto):
    at = now()
    for _ in range(5):
        complain()
    count_stages(at=at)
    complain()

    assert count_stages(at=at + timedelta(days=6)) == 0
    assert counts_for(otto)["Received"] == 5
    assert count_stages(at=at + timedelta(days=7)) > 0
    assert counts_for(otto)["Received"] == 6


def test_the_database_keeps_no_number_below_five(riverton):
    with scope.within(scope.complaints()), pytest.raises(IntegrityError, match="finds_nobody"):  # noqa: SIM117
        with transaction.atomic():
            StageCount.objects.create(
                jurisdiction=riverton, stage="INTAKE", number=4, counted_at=now()
            )
