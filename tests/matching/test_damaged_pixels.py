"""Files that pass the door and whose pixels do not decode: the booking says so, work goes on."""

import pytest

from matching.bookings.models import Booking, Print
from matching.outcome import state_of, timeline_of
from portal.leases import JobStatus
from tests.matching.bad_files import picture
from tests.matching.factories import read, within
from tests.matching.interchange.samples import as_impression, finger
from tests.matching.senders import Software


@pytest.fixture
def police(riverton_police, chief) -> Software:
    return Software(riverton_police, chief)


def damaged() -> bytes:
    """An image in order but for its pixels, of which there is one."""
    return picture(260, 300)


def booked(answer, place) -> Booking:
    with within(place):
        return Booking.objects.select_related("jurisdiction").get(pk=answer.json()["id"])


def test_a_booking_of_damaged_pixels_alone_is_an_error_with_a_sentence(police, riverton):
    booking = booked(police.send(file=None, finger_2=damaged()), riverton)

    opened = read(booking)

    assert opened == []
    with within(riverton):
        fresh = Booking.objects.get(pk=booking.pk)
        assert state_of(fresh) == "ERROR"
        assert fresh.reading.status == JobStatus.FAILED
        (step,) = [step for step in timeline_of(fresh) if step.state == "failed"]
    assert step.detail.startswith("No fingerprint of this booking could be read.")
    assert "The pixels of a PNG image are damaged." in step.detail


def test_the_readable_finger_goes_on_beside_a_damaged_one(police, riverton, joined):
    good = as_impression(finger(), 7, compression="png").data
    booking = booked(police.send(file=None, finger_2=damaged(), finger_7=good), riverton)

    opened = read(booking)

    assert {search.gallery for search in opened} == {"CRIMINAL", "IMMIGRATION"}
    with within(riverton):
        bad, read_well = Print.objects.filter(booking=booking)
    assert (bad.position, bad.condition) == (2, Print.Condition.UNREADABLE)
    assert bad.problem == "The pixels of a PNG image are damaged."
    assert (read_well.position, read_well.condition) == (7, Print.Condition.PRESENT)


def test_the_next_booking_is_read_after_a_damaged_one(police, riverton):
    good = as_impression(finger(), 7, compression="png").data
    bad = booked(police.send(file=None, finger_2=damaged()), riverton)
    fine = booked(police.send(file=None, finger_7=good), riverton)

    for booking in (bad, fine):
        read(booking)

    with within(riverton):
        states = [Booking.objects.get(pk=booking.pk).reading.status for booking in (bad, fine)]
    assert states == [JobStatus.FAILED, JobStatus.DONE]
