"""Put a pair with a known answer into the examiners' queue.

It goes the way of every other pair: a booking, its prints, a search of the criminal gallery, a
candidate.  The booking is of an agency of the program itself and of no other place; the person
on file stands in a gallery of known people, which no search goes through; no immigration search
is opened, so that no case can follow.
"""

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from matching.bookings import reading as readings
from matching.bookings.intake import BookingIn
from matching.bookings.models import Booking, Reading
from matching.bookings.services import receive_booking
from matching.engine.search import Hit
from matching.galleries.models import GalleryName
from matching.galleries.services import enroll_people
from matching.proficiency.models import KnownPair
from matching.proficiency.prints import FINGERS, Pair, make_pair
from matching.searches import services as searches
from matching.searches.models import Candidate, Search
from portal import leases
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions import scope
from portal.jurisdictions.models import Agency, Jurisdiction
from portal.jurisdictions.roles import give_role
from portal.participation.acts import Flow

# People of whom the answer is known; it is no gallery that anything is searched in.
KNOWN = "KNOWN"
ORI, SENDER = "US0KNOWN0", "known-pairs"
MINUTE = timedelta(minutes=1)


class NoProgram(Exception):
    """There is no program whose agency could hold the pairs."""


class NotReadable(Exception):
    """No print of an invented pair could be read."""


def seed_pairs(
    *, count: int, pictured: bool, clock: Callable[[], datetime], rng: random.Random
) -> int:
    """Seed some pairs, each the same person's or two people's with even odds; how many.

    Call it outside a scope.  Raises ``NoProgram`` where the register has no program.
    """
    program = Jurisdiction.objects.filter(kind=Jurisdiction.Kind.PROGRAM).first()
    if program is None:
        raise NoProgram("The register has no program: load the places first.")
    for _turn in range(count):
        same = rng.random() < 0.5
        pair = make_pair(seed=rng.randrange(10**6, 10**9), same=same, pictured=pictured)
        seed_pair(program=program, pair=pair, same=same, at=clock())
    return count


def seed_pair(*, program: Jurisdiction, pair: Pair, same: bool, at: datetime) -> UUID:
    """Seed one pair with its answer, in one transaction of the program's own; its key."""
    found, missing = readings.read_uploads(pair.uploads)
    with scope.within(scope.gallery()):
        number = f"KP-{uuid4().hex[:12].upper()}"
        (person,) = enroll_people(gallery=KNOWN, people={number: pair.fingers}, by=None, at=at)
    with scope.within(scope.tenant([program.pk])):
        booking = _receive(program, pair, number, at)
        reading = leases.claim(Reading, pk=booking.reading.pk, at=at)
        if reading is None or not readings.store_prints(
            reading=reading, found=found, missing=missing, at=at
        ):
            raise NotReadable("No print of the pair could be read.")
        candidate = _candidate(booking, person.pk, at)
        known = KnownPair.objects.create(candidate_id=candidate.pk, same=same, seeded_at=at)
        trail.record(event="pair.seeded", subject=known, by=None, at=at)
    return candidate.pk


def _receive(program: Jurisdiction, pair: Pair, number: str, at: datetime) -> Booking:
    agency, _new = Agency.objects.get_or_create(
        ori=ORI, defaults={"name": "Secure Communities program", "jurisdiction": program}
    )
    sender, _new = User.objects.get_or_create(username=SENDER, defaults={"password": "!"})
    give_role(user=sender, role="CLERK", jurisdiction=program, by=None, at=at)
    booking, _new = receive_booking(
        agency=agency,
        booking=BookingIn(
            local_number=number, booked_at=at - MINUTE, name="Nobody", uploads=pair.uploads
        ),
        source=Booking.Source.COMMAND,
        by=sender,
        at=at,
    )
    if booking.flow == Flow.L2:
        searches.withhold(booking=booking, at=at)
    return booking


def _candidate(booking: Booking, person: int, at: datetime) -> Candidate:
    """A finished search of the criminal gallery with one candidate, which has no score."""
    opened = Search.objects.create(
        jurisdiction_id=booking.jurisdiction_id,
        booking=booking,
        gallery=GalleryName.CRIMINAL,
        queued_at=at,
    )
    search = leases.claim(Search, pk=opened.pk, at=at)
    if search is None:
        raise leases.LeaseLost
    searches.finish_search(
        search=search,
        hits=[Hit(person, 0.0, {})],
        version=0,
        threshold=0.0,
        fingers=len(FINGERS),
        at=at,
    )
    return Candidate.objects.get(search=search)
