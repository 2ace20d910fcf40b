"""The way of a booking: which searches it gets, whom they find, and what the agency learns."""

from datetime import timedelta

import pytest

from matching.bookings.intake import Upload
from matching.bookings.models import Booking
from matching.outcome import outcomes_of, state_of, timeline_of
from matching.searches.models import Withholding
from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from portal.leases import JobStatus
from tests.factories import takes_part
from tests.matching.factories import (
    candidates_of,
    complete,
    now,
    read,
    record,
    search,
    searches_of,
    submit,
    within,
)  # fmt: skip

pytestmark = pytest.mark.usefixtures("galleries")


@pytest.mark.parametrize(
    ("person", "criminal", "immigration"),
    [
        pytest.param(2, "CRI-2", None, id="in-the-criminal-gallery"),
        pytest.param(11, None, "IMM-11", id="in-the-immigration-gallery"),
        pytest.param(6, "CRI-6", "IMM-6", id="in-both"),
        pytest.param(999, None, None, id="a-stranger"),
    ],
)
def test_whom_the_searches_find(person, criminal, immigration, riverton_police, rosa, joined):
    booking = submit(riverton_police, rosa, person)

    complete(booking)

    for gallery, number in (("CRIMINAL", criminal), ("IMMIGRATION", immigration)):
        found = candidates_of(booking, gallery)
        assert [c.person.number for c in found[:1]] == ([number] if number else [])
        assert searches_of(booking)[gallery].status == JobStatus.DONE


def test_a_candidate_names_what_it_rests_on(riverton_police, rosa, joined):
    booking = submit(riverton_police, rosa, 6)

    complete(booking)

    (best, *_) = candidates_of(booking, "CRIMINAL")
    assert best.score == pytest.approx(sum(best.finger_scores.values()), abs=1e-5)
    assert best.score >= best.search.threshold > 0
    assert set(best.finger_scores) == {"2", "7"}
    assert (best.search.gallery_version, best.search.fingers) == (1, 2)
    assert best.search.engine_version
    assert (best.conclusion, best.concluded_at) == ("", None)


def test_prints_of_a_place_that_left_never_reach_the_immigration_search(
    riverton_police, rosa, joined, riverton
):
    left = takes_part(riverton, "L2", effective_at=now() - timedelta(days=1))
    booking = submit(riverton_police, rosa, 6)

    complete(booking)

    assert set(searches_of(booking)) == {"CRIMINAL"}
    with within(riverton):
        withheld = Withholding.objects.get(booking=booking)
        assert withheld.event == left
        assert "Riverton County" in withheld.reason


def test_an_opt_out_between_booking_and_search_withholds(riverton_police, rosa, joined, riverton):
    booking = submit(riverton_police, rosa, 6)
    opened = {row.gallery: row for row in read(booking)}
    takes_part(riverton, "L2", effective_at=now(), retroactive=False)

    search(opened["IMMIGRATION"])

    assert searches_of(booking)["IMMIGRATION"].status == JobStatus.WITHHELD
    assert candidates_of(booking, "IMMIGRATION") == []
    with within(riverton):
        assert Withholding.objects.filter(booking=booking).exists()


def test_a_state_that_leaves_takes_its_counties_with_it(riverton_police, rosa, joined, ohio):
    booking = submit(riverton_police, rosa, 6)
    takes_part(ohio, "L2", effective_at=now(), retroactive=False)

    complete(booking)

    assert set(searches_of(booking)) == {"CRIMINAL"}


def test_a_later_opt_in_does_not_free_what_was_booked_before(riverton_police, rosa, riverton):
    booking = submit(riverton_police, rosa, 6)
    takes_part(riverton, "L0")

    complete(booking)

    assert set(searches_of(booking)) == {"CRIMINAL"}


def test_a_search_runs_once_however_often_it_is_asked(riverton_police, rosa, joined):
    booking = submit(riverton_police, rosa, 6)
    opened = read(booking)

    for _ in range(2):
        assert read(booking) == []
        for one in opened:
            search(one)

    assert len(candidates_of(booking, "CRIMINAL")) == 1
    assert len(searches_of(booking)) == 2


def test_without_a_candidate_the_answer_is_released_at_once(riverton_police, rosa, joined):
    booking = submit(riverton_police, rosa, 999)

    complete(booking)

    assert all(row.released_at for row in searches_of(booking).values())


@pytest.mark.parametrize("person", [6, 999])
def test_at_l1_the_prints_are_searched_and_no_answer_returns(
    person, riverton_police, rosa, riverton
):
    takes_part(riverton, "L1")
    booking = submit(riverton_police, rosa, person)

    complete(booking)

    found = searches_of(booking)
    assert found["IMMIGRATION"].status == JobStatus.DONE
    assert found["IMMIGRATION"].released_at is None


def test_a_candidate_keeps_the_answer_back_until_examiners_conclude(
    riverton_police, rosa, joined, riverton
):
    booking = submit(riverton_police, rosa, 6)

    complete(booking)

    with within(riverton):
        fresh = type(booking).objects.get(pk=booking.pk)
        assert outcomes_of(fresh) == []
        assert state_of(fresh) == "REVIEW"


def test_the_timeline_says_each_step_and_the_withholding(riverton_police, rosa, riverton):
    booking = submit(riverton_police, rosa, 999)
    complete(booking)

    with within(riverton):
        fresh = type(booking).objects.get(pk=booking.pk)
        steps = timeline_of(fresh)
        (criminal, immigration) = outcomes_of(fresh)

    titles = [step.title for step in steps]
    assert titles[:4] == ["Booked", "Received", "Policy stamp", "Prints read"]
    assert titles[-1] == "Immigration search withheld"
    assert "has not joined" in steps[-1].detail
    assert criminal.result == "No match"
    assert "has not joined" in immigration.result


def test_a_file_without_a_minutia_is_an_error_with_a_sentence(
    riverton_police, rosa, joined, riverton
):
    booking = submit(riverton_police, rosa, uploads=[Upload(record(1, fingers=()))])

    assert read(booking) == []

    with within(riverton):
        fresh = type(booking).objects.get(pk=booking.pk)
        assert state_of(fresh) == "ERROR"
        assert fresh.reading.problem.startswith("No fingerprint of this booking could be read.")


def test_every_booking_is_forwarded_withheld_or_pending(riverton_police, rosa, joined, riverton):
    for person in (6, 999):
        complete(submit(riverton_police, rosa, person))
    submit(riverton_police, rosa)
    takes_part(riverton, "L2", effective_at=now(), retroactive=False)
    submit(riverton_police, rosa)

    with within(riverton):
        forwarded = Booking.objects.filter(searches__gallery="IMMIGRATION").count()
        withheld = Booking.objects.exclude(withholding=None).count()
        pending = Booking.objects.filter(searches=None, withholding=None).count()
        assert Booking.objects.count() == forwarded + withheld + pending
    assert (forwarded, withheld, pending) == (2, 1, 1)


def test_the_trail_tells_the_way(riverton_police, rosa, joined):
    complete(submit(riverton_police, rosa, 999))

    with scope.within(scope.oversight(who="test", why="read the trail")):
        events = list(AuditEvent.objects.order_by("pk").values_list("event", flat=True))
    assert events[-4:] == ["booking.received", "booking.read", "search.done", "search.done"]
