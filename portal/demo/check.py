"""The main job done once from end to end: prints in over HTTP, two examiners, the outcome out."""

import io
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.utils import timezone

from matching.galleries.enrollment import enroll_transaction
from matching.galleries.models import GalleryName
from matching.outcome import State
from matching.searches.models import Candidate, Search
from portal.accounts.models import User
from portal.demo.browser import Person, Software
from portal.demo.cast import PASSWORD, one_time_code
from portal.demo.prints import FINGERS, picture, synthetic_card
from portal.jurisdictions import scope
from portal.jurisdictions.models import Agency
from portal.jurisdictions.tokens import issue_token

Say = Callable[[str, float], None]
JOINED, LEFT = "48201", "06085"
PATIENCE = 240  # seconds for one booking of ten fingers on two cores
NUMBER = "CHECK-0001"
STRANGER = 9000
UNDER_WAY = (State.READING, State.SEARCHING)


class Failed(Exception):
    """The main job did not come out as it must."""


def run(*, address: str, file: Path | None, say: Say) -> None:
    """Do the main job and say each result; raises ``Failed`` where one is wrong."""
    check = Check(address, say)
    card = file.read_bytes() if file else synthetic_card()
    check.enroll(card)
    check.identify(card)
    check.withhold(card)
    check.find_nobody()


class Check:
    """One run against the site at an address, on the database of the settings."""

    def __init__(self, address: str, say: Say) -> None:
        self.address, self.say = address, say
        self.began = time.monotonic()
        self.software = {fips: Software(address, token_of(fips)) for fips in (JOINED, LEFT)}

    def enroll(self, card: bytes) -> None:
        """Enroll the card's plain impressions in both galleries, under one number."""
        fingers = enroll_transaction(
            galleries=GalleryName,
            number=NUMBER,
            raw=card,
            at=timezone.now(),
            keep=lambda impression: not impression.rolled,
        )
        self._said(f"{fingers} plain fingers of the card enrolled as {NUMBER}")

    def identify(self, card: bytes) -> None:
        """A county that takes part books the person: first candidate, examined, identified."""
        answer = self._complete(JOINED, file=_named(card, "card.an2"))
        for gallery in GalleryName:
            first = _candidates(UUID(answer["id"]), gallery)[:1]
            _expect(first == [NUMBER], f"{gallery.label} search: first candidate {first}")
        self._said("the right person came first in both galleries")
        self._examine()
        numbers = {
            one["number"] for one in self.software[JOINED].booking(answer["id"])["outcomes"]
        }
        _expect(numbers == {NUMBER}, f"the county reads the outcome {numbers}")
        self._said("two examiners identified the person, and the county reads it")

    def withhold(self, card: bytes) -> None:
        """A county that opted out books the same person: no immigration search exists."""
        answer = self._complete(LEFT, file=_named(card, "card.an2"))
        _expect(answer["flow"] == "L2", "the booking of the county that left is stamped L2")
        found = _galleries(UUID(answer["id"]))
        _expect(found == ["CRIMINAL"], f"searches of the county that left: {found}")
        words = [one["result"] for one in answer["outcomes"] if one["gallery"] == "Immigration"]
        _expect(len(words) == 1, "the county reads that the immigration search was withheld")
        self._said(f"withheld, and no row in the immigration searches: {words[0]}")

    def find_nobody(self) -> None:
        """A stranger is booked: no candidate anywhere."""
        images = {f"finger_{p}": _named(picture(STRANGER, p, 1), f"{p}.png") for p in FINGERS}
        answer = self._complete(JOINED, **images)
        found = [_candidates(UUID(answer["id"]), gallery) for gallery in GalleryName]
        _expect(found == [[], []], f"candidates of a stranger: {found}")
        self._said("a stranger has no candidate")

    def _complete(self, fips: str, **files: Any) -> dict[str, Any]:
        """Submit a booking and wait until its searches are done."""
        software, now = self.software[fips], timezone.now()
        answer = software.submit(
            local_number=f"CHECK-{fips}-{time.monotonic_ns()}",
            booked_at=(now - timedelta(minutes=5)).isoformat(),
            name="Demonstration Person",
            **files,
        )
        self._said(f"booking received from {fips}: flow {answer['flow']}")
        while answer["state"] in UNDER_WAY:
            _expect(timezone.now() - now < timedelta(seconds=PATIENCE), "searched in time")
            time.sleep(0.2)
            answer = software.booking(answer["id"])
        _expect(answer["state"] != State.ERROR, f"prints read: {answer['timeline']}")
        self._said(f"booking from {fips}: {answer['state'].lower()}")
        return answer

    def _examine(self) -> None:
        """Two examiners take every pair at their browsers; the card's person is identified."""
        for name in ("examiner1", "examiner2"):
            person = Person(self.address)
            person.sign_in(name, PASSWORD, one_time_code())
            person.get("/review/")
            while (path := person.post("/review/")) != "/review/":
                same = _number_of_pair(path) == NUMBER
                person.post(
                    path,
                    conclusion="IDENTIFICATION" if same else "EXCLUSION",
                    notes="Ridge flow and minutiae agree." if same else "",
                )

    def _said(self, what: str) -> None:
        now = time.monotonic()
        self.say(what, now - self.began)
        self.began = now


def token_of(fips: str) -> str:
    """A fresh key of the demo's agency in a county."""
    agency = Agency.objects.select_related("jurisdiction").get(jurisdiction__code=fips)
    admin = User.objects.get(username="admin")
    return issue_token(agency=agency, by=admin, at=timezone.now())


def _candidates(booking_id: UUID, gallery: str) -> list[str]:
    """The numbers of a booking's candidates, best first."""
    with scope.within(scope.oversight(who="check", why="compare candidates with the truth")):
        rows = Candidate.objects.filter(search__booking=booking_id, search__gallery=gallery)
        return list(rows.order_by("rank").values_list("person__number", flat=True))


def _galleries(booking_id: UUID) -> list[str]:
    with scope.within(scope.oversight(who="check", why="look for immigration searches")):
        rows = Search.objects.filter(booking=booking_id)
        return list(rows.order_by("gallery").values_list("gallery", flat=True))


def _number_of_pair(path: str) -> str:
    """Whom the pair at a page shows; the examiner sees the prints, the check knows the truth."""
    verdict_id = UUID(path.strip("/").split("/")[-1])
    with scope.within(scope.oversight(who="check", why="conclude with the truth")):
        row = Candidate.objects.select_related("person").get(verdicts=verdict_id)
        return row.person.number


def _named(data: bytes, name: str) -> io.BytesIO:
    file = io.BytesIO(data)
    file.name = name
    return file


def _expect(holds: bool, what: str) -> None:
    if not holds:
        raise Failed(what)
