"""The portal complains of each hold past its deadline: once, whoever else does so at the time."""

from datetime import datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection

from complaints import automatic
from complaints.models import Complaint
from complaints.tasks import open_for_overdue_holds
from matching.holds.models import Overdue
from portal.jurisdictions import scope
from tests.matching.factories import now, within


def complaints() -> list[Complaint]:
    with scope.within(scope.complaints()):
        return list(Complaint.objects.select_related("overdue", "agency").order_by("opened_at"))


def test_each_hold_past_its_deadline_opens_one(hold_too_long, riverton_police):
    holds = {hold_too_long().pk, hold_too_long().pk}

    assert automatic.open_for_overdue_holds(at=now()) == 2

    made = complaints()
    assert {complaint.overdue_id for complaint in made} == holds
    assert {complaint.agency for complaint in made} == {riverton_police}
    assert {(c.topic, c.source, c.content) for c in made} == {("HELD_TOO_LONG", "AUTOMATIC", None)}


def test_a_second_turn_opens_none(hold_too_long):
    hold_too_long()
    open_for_overdue_holds()

    assert automatic.open_for_overdue_holds(at=now()) == 0
    assert len(complaints()) == 1


def test_no_hold_past_its_deadline_opens_none(held):
    assert automatic.open_for_overdue_holds(at=now()) == 0


def test_its_number_is_known_from_the_hold_alone(hold_too_long, riverton):
    overdue = hold_too_long()
    automatic.open_for_overdue_holds(at=now())

    with within(riverton):
        told = Overdue.objects.get(pk=overdue.pk).complaint_number

    assert [complaint.number for complaint in complaints()] == [told]
    assert hold_too_long().complaint_number != told


def test_a_turn_opens_no_more_than_its_share_and_the_next_the_rest(hold_too_long, monkeypatch):
    monkeypatch.setattr(automatic, "AT_ONCE", 2)
    for _ in range(3):
        hold_too_long()

    assert [automatic.open_for_overdue_holds(at=now()) for _ in range(3)] == [2, 1, 0]


def test_the_database_lets_one_complaint_for_a_hold_in(hold_too_long, complain):
    overdue = hold_too_long()
    automatic.open_for_overdue_holds(at=now())

    with pytest.raises(IntegrityError), scope.within(scope.complaints()):
        complain(source="AUTOMATIC", content=None, overdue=overdue)
    assert len(complaints()) == 1


@pytest.mark.parametrize(
    ("source", "of_a_hold", "content"),
    [("AUTOMATIC", False, {}), ("NOTICE", True, {}), ("AUTOMATIC", True, {"words": "Written."})],
)
def test_the_portal_complains_of_holds_and_people_of_the_rest(
    hold_too_long, complain, source, of_a_hold, content
):
    overdue = hold_too_long() if of_a_hold else None

    with pytest.raises(IntegrityError, match="complaint_of_the_portal_is_about_a_hold"):
        complain(source=source, overdue=overdue, content=content)


def test_a_fault_that_is_not_a_second_complaint_is_not_hidden(hold_too_long, monkeypatch):
    hold_too_long()

    def broken(**_fields: object) -> None:
        raise IntegrityError("another rule")

    monkeypatch.setattr(automatic, "open_complaint", broken)

    with pytest.raises(IntegrityError, match="another rule"):
        automatic.open_for_overdue_holds(at=now())


def test_two_turns_at_once_open_each_complaint_once(committed, hold_too_long):
    for _ in range(4):
        hold_too_long()
    together, opened = Barrier(2), []

    def turn(at: datetime) -> None:
        together.wait()
        try:
            opened.append(automatic.open_for_overdue_holds(at=at))
        finally:
            connection.close()

    threads = [Thread(target=turn, args=[now() + timedelta(seconds=n)]) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sum(opened) == 4
    assert len(complaints()) == 4
