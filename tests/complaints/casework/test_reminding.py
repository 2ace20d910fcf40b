"""The beat begins deadlines, reminds who owns them, and tells supervisors what was missed."""

from datetime import timedelta

import pytest

from complaints.casework.models import Deadline
from complaints.casework.reminding import due_deadlines, remind
from complaints.casework.selectors import missed_counts
from complaints.tasks import remind_of_deadlines
from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from portal.jurisdictions.roles import give_role
from portal.mail.models import Letter
from portal.mail.services import address_of, body_of
from tests.complaints.casework.conftest import MONDAY, assign, days, move, pause, withdraw
from tests.factories import NOON

NONE = dict.fromkeys(Deadline.Rule.values, 0)
DUE = MONDAY + days(8)  # a morning after the five working days
SOON = MONDAY + days(6.5)


@pytest.fixture(autouse=True)
def addresses(inez, ingrid, dora):
    for one in (inez, ingrid, dora):
        one.email = f"{one.username}@example.gov"
        one.save(update_fields=["email"])


@pytest.fixture
def posted(database):
    """What was written and to whom, the first first."""

    def read() -> list[tuple[str, str, str]]:
        with scope.within(scope.oversight(who="test", why="the letters")):
            rows = list(Letter.objects.order_by("queued_at", "pk"))
        return [(address_of(row).partition("@")[0], row.subject, body_of(row)) for row in rows]

    return read


def test_new_complaints_get_their_deadlines_from_the_beat(bring):
    made = bring()

    remind(at=MONDAY)

    with scope.within(scope.complaints()):
        assert Deadline.objects.filter(complaint=made, began_at=made.opened_at).count() == 2


def test_intake_is_reminded_while_nobody_has_it(bring, posted):
    made = bring()

    assert remind(at=SOON) == 1

    ((who, subject, body),) = posted()
    assert (who, subject) == ("inez", f"Due soon: complaint {made.number}")
    assert body.endswith("To acknowledge it: until the end of Nov. 9, 2026.")


def test_whoever_has_it_is_reminded_instead(bring, posted, inez, ingrid):
    assign(complaint_id=bring().pk, investigator=ingrid, by=inez, at=MONDAY)

    remind(at=SOON)

    assert [who for who, _subject, _body in posted()] == ["ingrid"]


def test_supervisors_are_told_of_what_was_missed(bring, posted):
    made = bring()

    assert remind(at=DUE) == 1

    ((who, subject, _body),) = posted()
    assert (who, subject) == ("dora", f"Missed: complaint {made.number}")
    with scope.within(scope.oversight(who="test", why="the trail")):
        line = AuditEvent.objects.get(event="complaint.late")
    assert (line.actor, line.detail) == ("system", {"rule": "ACKNOWLEDGE"})


def test_a_letter_holds_nothing_of_what_was_told(bring, posted):
    bring(content={"words": "Sergeant Holloway did it."})

    remind(at=SOON)
    remind(at=DUE)

    assert len(posted()) == 2
    assert "Holloway" not in str(posted())
    assert "Riverton" not in str(posted())


def test_each_is_written_once_however_often_the_beat_rings(bring):
    bring()

    assert [remind(at=SOON), remind(at=SOON + timedelta(minutes=1))] == [1, 0]
    assert [remind(at=DUE), remind(at=DUE + days(1))] == [1, 0]


def test_nothing_is_said_of_what_is_done_or_fell_away(bring, inez):
    done, gone = bring(), bring()
    move(complaint_id=done.pk, to="ACKNOWLEDGED", by=inez, at=MONDAY)
    withdraw(complaint_id=gone.pk, at=MONDAY)

    assert [remind(at=SOON), remind(at=DUE)] == [0, 0]


def test_nothing_is_missed_while_it_is_paused(bring, ingrid):
    made = bring()
    given = {"until": MONDAY.date() + days(30), "reason": "Waits.", "by": ingrid}
    pause(complaint_id=made.pk, **given, at=MONDAY)

    assert remind(at=DUE) == 0
    assert missed_counts(at=DUE) == NONE


@pytest.mark.parametrize("at", [SOON, DUE])
def test_people_of_the_place_are_not_written_to(bring, posted, inez, dora, riverton, at):
    bring()
    for one in (inez, dora):
        give_role(user=one, role="OFFICIAL", jurisdiction=riverton, by=None, at=NOON)

    assert remind(at=at) == 0
    assert posted() == []


def test_what_was_missed_is_counted_whether_it_was_done_late_or_not_at_all(bring, inez):
    late, never, early = bring(), bring(), bring()
    move(complaint_id=late.pk, to="ACKNOWLEDGED", by=inez, at=DUE)
    move(complaint_id=early.pk, to="ACKNOWLEDGED", by=inez, at=MONDAY)
    remind(at=DUE)

    assert missed_counts(at=MONDAY) == NONE
    assert missed_counts(at=DUE) == NONE | {"ACKNOWLEDGE": 2}
    with scope.within(scope.complaints()):
        assert [one.complaint for one in due_deadlines(at=DUE)] == [never]


def test_what_was_withdrawn_in_time_is_not_counted(bring):
    withdraw(complaint_id=bring().pk, at=MONDAY)

    assert missed_counts(at=DUE) == NONE


def test_the_beat_does_it(complain, now):
    complain(at=now - days(20))

    remind_of_deadlines()

    assert missed_counts(at=now) == NONE | {"ACKNOWLEDGE": 1}
