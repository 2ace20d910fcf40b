"""What happens in the demonstration, done through the services that everybody uses."""

import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone

from matching import flow
from matching.bookings.groups import RecordedGroup
from matching.bookings.intake import BookingIn, ChargeIn, Upload
from matching.bookings.models import Booking
from matching.canary.services import run_once_a_day
from matching.review import services as review
from matching.searches.models import Search
from portal.accounts.models import User
from portal.demo import casework, voiding, world
from portal.demo.cast import PLACES
from portal.demo.prints import FINGERS, picture
from portal.jurisdictions import scope
from portal.jurisdictions.models import Agency, Jurisdiction

Say = Callable[[str, float], None]
CHARGES = (
    ChargeIn("Burglary", "2203", "FELONY"),
    ChargeIn("Driving without a license", "5499", "MISDEMEANOR"),
    ChargeIn("Simple assault", "1313", "MISDEMEANOR"),
    ChargeIn("Failure to appear", "5015", "UNKNOWN"),
)
LEAVING = next(place.fips for place in PLACES if place.opts_out == "during")
# The last of these bookings are left to the workers, so that one can watch them at it.
LEFT_TO_WORKERS = 8
EXAMINED = 12
# One booking in three was made days ago, long enough for a hold to have gone past its deadline.
DAYS_AGO = (5, 0, 0)
# Score per finger above which the story's examiners take two prints for the same person's.
SAME_PERSON = 0.1


def is_told() -> bool:
    """Whether the story was told in this database before."""
    return Jurisdiction.objects.exists()


def tell(*, say: Say, world_only: bool = False) -> None:
    """Tell the story once; a second time finds it told.

    ``world_only`` makes the places, the people and a gallery of minutiae, and no booking.
    """
    if is_told():
        say("the story was told before; its data are kept", 0.0)
        return
    teller = Teller(say)
    teller.found()
    teller.enroll(pictured=not world_only)
    if world_only:
        return
    bookings = teller.book()
    teller.work(bookings[:-LEFT_TO_WORKERS])
    teller.opt_out(bookings[-1])
    teller.examine()
    teller.follow()
    teller.doubt()
    teller.prove()


class Teller:
    """One telling: says each step and how long it took."""

    def __init__(self, say: Say) -> None:
        self.say = say
        self.began = time.monotonic()
        self.admin: User
        self.agencies: dict[str, Agency]

    def found(self) -> None:
        """Places, people, agencies, and who had opted out before."""
        self.admin, self.agencies = world.found(at=timezone.now())
        self._said("3,143 counties, 12 agencies and their people; three counties have opted out")

    def enroll(self, *, pictured: bool) -> None:
        """Fill the galleries."""
        people = world.enroll(by=self.admin, at=timezone.now(), pictured=pictured)
        self._said(f"{people} invented people enrolled in two galleries")

    def book(self) -> list[Booking]:
        """Take in 40 bookings, interleaved over the counties; last, one of who leaves."""
        rng = random.Random(2011)  # noqa: S311  the same story every time
        turns = [place.fips for place in PLACES for _ in range(place.bookings)]
        rng.shuffle(turns)
        turns.remove(LEAVING)
        turns.append(LEAVING)
        made = [self._book(number, fips, rng) for number, fips in enumerate(turns, start=1)]
        self._said(f"{len(made)} bookings from {len(PLACES)} counties received")
        return made

    def work(self, bookings: list[Booking]) -> None:
        """Do what the workers do, two bookings at a time."""
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(_read_and_search, bookings))
        self._said(f"prints of {len(bookings)} bookings read and searched")

    def opt_out(self, waiting: Booking) -> None:
        """A county leaves while the searches of a booking wait; workers find the gate shut."""
        _read(waiting)
        world.opt_out(LEAVING, at=timezone.now())
        self._said("Suffolk County, Massachusetts, opts out while a search of its waits")

    def examine(self) -> None:
        """Two examiners conclude on some candidates; the rest waits in the queue."""
        names = ("examiner1", "examiner2")
        examiners = [User.objects.get(username=name) for name in names]
        for _ in range(EXAMINED):
            for examiner in examiners:
                _examine(examiner, timezone.now())
        self._said(f"two examiners concluded on {EXAMINED} pairs each")

    def follow(self) -> None:
        """The confirmed matches become cases, and people work on them."""
        self._said("; ".join(casework.follow()) or "no match was confirmed")

    def doubt(self) -> None:
        """A match is taken back, and the examiners are measured."""
        self._said(voiding.take_back())
        self._said(voiding.measure_examiners(random.Random(2011)))  # noqa: S311  likewise

    def prove(self) -> None:
        """Run the day's canary."""
        run = run_once_a_day(clock=timezone.now)
        self._said(f"{run.refused} of {run.attempts} attempts against the gate refused")

    def _book(self, number: int, fips: str, rng: random.Random) -> Booking:
        agency = self.agencies[fips]
        at = timezone.now()
        # Two bookings of three are of people whom a gallery holds.
        person = rng.randrange(1, 25) if rng.random() < 0.67 else 1000 + number
        group = random.Random(number).choice(RecordedGroup.values)  # noqa: S311  likewise
        booking = BookingIn(
            local_number=f"DEMO-{number:04d}",
            booked_at=at - timedelta(days=DAYS_AGO[number % 3], minutes=rng.randrange(5, 90)),
            name=f"Demonstration Person {number}",
            charges=[rng.choice(CHARGES)],
            recorded_group=group,
            uploads=[Upload(picture(person, p, number), p) for p in FINGERS],
        )
        with scope.within(scope.tenant([agency.jurisdiction_id])):
            record, _new = flow.submit_booking(
                agency=agency, booking=booking, source="COMMAND", by=self.admin, at=at
            )
        return record

    def _said(self, what: str) -> None:
        now = time.monotonic()
        self.say(what, now - self.began)
        self.began = now


def _read_and_search(booking: Booking) -> None:
    place = booking.jurisdiction_id
    try:
        for search in _read(booking):
            flow.run_search(search_id=search.pk, jurisdiction_id=place, clock=timezone.now)
    finally:
        connection.close()


def _read(booking: Booking) -> list[Search]:
    place = booking.jurisdiction_id
    with scope.within(scope.tenant([place])):
        reading_id = booking.reading.pk
    return flow.read_booking(reading_id=reading_id, jurisdiction_id=place, clock=timezone.now)


def _examine(examiner: User, at: datetime) -> None:
    """Look at the next pair as the story's examiners do: the better scores are the same people."""
    with scope.within(scope.review()):
        verdict = review.take_next(by=examiner, at=at)
        if verdict is None:
            return
        score = verdict.candidate.score / max(len(verdict.candidate.finger_scores), 1)
        same = score > SAME_PERSON
        review.conclude(
            verdict_id=verdict.pk,
            conclusion="IDENTIFICATION" if same else "EXCLUSION",
            notes="Ridge flow and minutiae agree." if same else "",
            by=examiner,
            at=at,
        )
