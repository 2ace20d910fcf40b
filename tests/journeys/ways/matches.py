"""A booking whose prints wait for examiners, or were confirmed by them."""

import time

from matching.bookings.intake import ChargeIn
from matching.bookings.models import Booking
from matching.searches.models import Search
from matching.status.models import Case
from portal.jurisdictions.models import Agency
from tests.journeys.files import ON_FILE
from tests.journeys.house import House
from tests.matching.casework import casework, conclude_all
from tests.matching.factories import complete, submit, within

PATIENCE = 60  # seconds for a worker that took the booking to search it
FELONY = ChargeIn("Burglary", "2203", "FELONY")


def searched(agency: Agency, house: House, clerk: str, **fields: object) -> Booking:
    """A booking of somebody who is on file; the site's worker may have been faster."""
    booking = submit(agency, house.people[clerk], ON_FILE, **{"charges": [FELONY], **fields})
    complete(booking)
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with within(booking.jurisdiction):
            waiting = Search.objects.filter(booking=booking).exclude(status="DONE").exists()
            if not waiting and Search.objects.filter(booking=booking).count() == 2:
                return booking
        time.sleep(0.3)
    raise AssertionError("The booking was not searched.")


def confirmed(agency: Agency, house: House, clerk: str, **fields: object) -> Case:
    """The case that two examiners' conclusions opened."""
    booking = searched(agency, house, clerk, **fields)
    conclude_all()
    with casework():
        return Case.objects.select_related("booking", "candidate").get(booking=booking)
