"""A roll call is signed by who led it, and recorded for everybody or nobody."""

from datetime import timedelta

import pytest
from django.db import Error

from portal.jurisdictions.access import AccessDenied
from portal.training.errors import AlreadyRecorded, NotCompleted, OwnTraining
from portal.training.keeping.errors import NotHeld
from portal.training.keeping.models import Attendance, RollCall
from portal.training.keeping.rollcalls import correct_attendance, hold_roll_call
from portal.training.models import Completion, Way
from portal.training.services import record_completion
from tests.kept import kept
from tests.matching.factories import now
from tests.portal.training.keeping.people import newcomer, there
from tests.signing_in import signed_in

PAGE = "/training/39901/roll-calls/"
TODAY = now().date()


@kept
def crew(riverton):
    return [newcomer(riverton, "nick"), newcomer(riverton, "nora")]


def hold(place, by, people, **said):
    given = {"module": "detainers", "held_on": TODAY, "minutes": 30, "place": place}
    return there(place, hold_roll_call, people=people, by=by, **given | said)


def test_everybody_who_was_there_is_recorded_by_who_led_it(riverton, mona, crew):
    session = hold(riverton, mona, crew)

    made = Completion.objects.filter(user__in=crew)
    assert {(one.way, one.attested_by, one.recorded_by) for one in made} == {
        (Way.ROLL_CALL, mona, mona)
    }
    assert session.led_by == mona


@pytest.mark.parametrize("name", ["lars", "otto", "chief", "nobody"])
def test_who_leads_none_there(name, riverton, crew, request):
    with pytest.raises(AccessDenied):
        hold(riverton, request.getfixturevalue(name), crew)


def test_whoever_leads_is_not_recorded_by_it(riverton, mona, crew):
    with pytest.raises(OwnTraining):
        hold(riverton, mona, [*crew, mona])


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [({"people": []}, NotHeld), ({"minutes": 4}, NotHeld), ({"minutes": 601}, NotHeld),
     ({"held_on": TODAY + timedelta(days=1)}, NotCompleted), ({"module": "x"}, NotCompleted),
     ({"edition": 99}, NotCompleted), ({"module": "examination"}, AccessDenied)],
)  # fmt: skip
def test_what_is_no_roll_call(wrong, refusal, riverton, mona, crew):
    given = {"people": crew} | wrong

    with pytest.raises(refusal):
        hold(riverton, mona, **given)


def test_nobody_of_another_place_is_recorded(riverton, mona, crew, leo):
    with pytest.raises(NotHeld):
        hold(riverton, mona, [*crew, leo])


def test_all_are_recorded_or_none(riverton, mona, crew):
    record_completion(user=crew[1], module="detainers", completed_on=TODAY, by=None, at=now())

    with pytest.raises(AlreadyRecorded, match="nora"):
        hold(riverton, mona, crew)

    assert not Completion.objects.filter(user=crew[0]).exists()


def test_one_attendance_is_taken_back_and_the_others_stay(riverton, mona, lars, crew):
    hold(riverton, mona, crew)
    first = there(riverton, lambda at: list(Attendance.objects.order_by("pk")))[0]
    given = {"place": riverton, "attendance_id": first.pk}

    with pytest.raises(AccessDenied):
        there(riverton, correct_attendance, by=lars, **given)
    there(riverton, correct_attendance, by=mona, **given)

    assert Completion.objects.filter(user__in=crew, revoked_at=None).count() == 1
    with pytest.raises(AlreadyRecorded):
        there(riverton, correct_attendance, by=mona, **given)


def test_the_database_takes_no_attendance_that_nobody_attested(riverton, mona, crew):
    session = hold(riverton, mona, crew[:1])
    other = record_completion(
        user=crew[1], module="detainers", completed_on=TODAY, by=None, at=now()
    )

    with pytest.raises(Error, match="what the leader attested"):
        there(
            riverton, lambda at, **fields: Attendance.objects.create(**fields),
            jurisdiction=riverton, roll_call=session, completion=other,
        )  # fmt: skip


def test_a_manager_signs_on_the_page_and_corrects(client, riverton, mona, crew):
    browser = signed_in(client, mona)
    given = {
        "module": "detainers", "held_on": TODAY.isoformat(), "minutes": 30,
        "people": [one.pk for one in crew],
    }  # fmt: skip

    assert browser.post(f"{PAGE}new/", given).status_code == 422
    assert browser.post(f"{PAGE}new/", given | {"statement": "on"}).status_code == 302
    assert browser.post(f"{PAGE}new/", given | {"statement": "on"}).status_code == 409
    session = there(riverton, lambda at: RollCall.objects.get())
    page = browser.get(f"{PAGE}{session.pk}/").content
    assert b"nick" in page
    assert b"nora" in page
    (back, *_rest) = there(riverton, lambda at: list(Attendance.objects.all()))
    assert browser.post(f"/training/39901/attendances/{back.pk}/back/").status_code == 302
    assert browser.post(f"/training/39901/attendances/{back.pk}/back/").status_code == 409


def test_a_stranger_finds_no_such_pages(client, riverton, lars):
    browser = signed_in(client, lars)

    assert browser.get(PAGE).status_code == 404
    assert browser.get(f"{PAGE}new/").status_code == 404
