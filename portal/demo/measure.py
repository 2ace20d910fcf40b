"""How long a booking takes from the upload to its candidates, at a gallery of many people."""

import io
import statistics
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from matching.galleries.models import GalleryName
from matching.galleries.services import enroll_people
from portal.demo.browser import Person, Software
from portal.demo.cast import PASSWORD, one_time_code
from portal.demo.check import JOINED, UNDER_WAY, token_of
from portal.demo.prints import FINGERS, enrolled_minutiae, picture, synthetic_card
from portal.jurisdictions import scope

Say = Callable[[str, float], None]
ROUNDS = 10
FIRST = 20_000  # invented people below this number have a part in the story
BATCH = 1000


def measure(*, address: str, people: int, say: Say) -> None:
    """Enroll people, then say how long doors and bookings take (median, in seconds)."""
    began = time.monotonic()
    _enroll(people)
    say(f"{people:,} more people enrolled in each gallery", time.monotonic() - began)
    software = Software(address, token_of(JOINED))
    _complete(software, _pictures(0))
    for number in range(ROUNDS):
        for person in (number, 100 + number):
            _pictures(person)
    say("API answer to a two-finger booking", _median(lambda k: _submit(software, _pictures(k))))
    card = synthetic_card()
    say("API answer to a card", _median(lambda _k: _submit(software, {"file": _file(card)})))
    _settle(software)
    clerk = Person(address)
    clerk.sign_in("clerk", PASSWORD, one_time_code())
    pk = _submit(software, _pictures(1))["id"]
    say("booking list page", _median(lambda _k: clerk.get("/bookings/")))
    say("booking page", _median(lambda _k: clerk.get(f"/bookings/{pk}/")))
    _settle(software)
    say(
        "two-finger booking from upload to candidates",
        _median(lambda k: _complete(software, _pictures(100 + k))),
    )


def _enroll(people: int) -> None:
    for start in range(FIRST, FIRST + people, BATCH):
        batch = range(start, min(start + BATCH, FIRST + people))
        fingers = {person: enrolled_minutiae(person) for person in batch}
        for gallery in GalleryName:
            numbered = {f"BENCH-{person}": one for person, one in fingers.items()}
            with scope.within(scope.gallery()):
                enroll_people(gallery=gallery, people=numbered, by=None, at=timezone.now())


def _median(work: Callable[[int], Any]) -> float:
    times = []
    for number in range(ROUNDS):
        began = time.perf_counter()
        work(number)
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def _pictures(person: int) -> dict[str, io.BytesIO]:
    """Two fingers of a stranger, drawn before the clock starts running."""
    return {f"finger_{p}": _file(_picture(person, p)) for p in FINGERS}


_drawn: dict[tuple[int, int], bytes] = {}


def _picture(person: int, position: int) -> bytes:
    key = person, position
    if key not in _drawn:
        _drawn[key] = picture(7000 + person, position, 1)
    return _drawn[key]


def _file(data: bytes) -> io.BytesIO:
    file = io.BytesIO(data)
    file.name = "prints"
    return file


def _submit(software: Software, files: dict[str, io.BytesIO]) -> dict[str, Any]:
    return software.submit(
        local_number=f"BENCH-{time.monotonic_ns()}",
        booked_at=(timezone.now() - timedelta(minutes=5)).isoformat(),
        name="Demonstration Person",
        **files,
    )


def _complete(software: Software, files: dict[str, io.BytesIO]) -> None:
    answer = _submit(software, files)
    while answer["state"] in UNDER_WAY:
        time.sleep(0.05)
        answer = software.booking(answer["id"])


def _settle(software: Software) -> None:
    """Wait until the bookings sent so far are through."""
    while any(one["state"] in UNDER_WAY for one in software.bookings()):
        time.sleep(0.5)
