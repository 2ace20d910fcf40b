"""A match of the demonstration that was wrong, and pairs by which the examiners are measured."""

import random

from django.db.models import F, Q
from django.utils import timezone

from matching.proficiency.seeding import seed_pairs
from matching.searches.models import Candidate
from matching.status.states import CaseStatus
from matching.voiding.models import Found
from matching.voiding.selectors import matches
from matching.voiding.services import void_match
from portal.accounts.models import User
from portal.jurisdictions import scope

KNOWN_PAIRS = 2


def measure_examiners(rng: random.Random) -> str:
    """Put a few pairs with known answers into the examiners' queue, behind what waits there."""
    seeded = seed_pairs(count=KNOWN_PAIRS, pictured=True, clock=timezone.now, rng=rng)
    return f"{seeded} pairs of which the answer is known wait among the others"


def take_back() -> str:
    """Void a match; the second look at it is left to another supervisor."""
    with scope.within(scope.casework()):
        match = _nobody_worked_on()
        if match is None:
            return "no match is left to be voided"
        void_match(
            candidate_id=match.pk,
            reason="Invented for the demonstration: the cores of the two prints differ.",
            found=Found.SECOND_LOOK,
            by=User.objects.get(username="supervisor"),
            at=timezone.now(),
        )
    return "a match turns out to be wrong, is voided, and everybody is told"


def _nobody_worked_on() -> Candidate | None:
    """A match whose case is open and has no claim; else one that opened no case."""
    idle = Q(case__status=CaseStatus.OPEN, search__booking__claims=None) | Q(case=None)
    rows = matches().filter(idle, void=None)
    return rows.order_by(F("case__opened_at").asc(nulls_last=True), "pk").first()
