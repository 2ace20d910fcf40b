"""The public register of wrongful matches: what a line says, and what it keeps back."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection
from django.db.models import Max

from matching.searches.models import Candidate
from matching.voiding.models import Taken, WrongfulMatch
from portal.jurisdictions.models import Jurisdiction
from portal.quarters import Quarter

Kind = Jurisdiction.Kind
# In a state with fewer places than this its name could lead to a county.
FEWEST_PLACES = 10


def publish(
    *, candidate: Candidate, steps: Sequence[Taken], found: str, at: datetime
) -> WrongfulMatch:
    """Write the next line; numbers run without a gap, in the order of the voids."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('wrongful matches'), 0)")
    last = WrongfulMatch.objects.aggregate(last=Max("number"))["last"] or 0
    return WrongfulMatch.objects.create(
        number=last + 1,
        quarter=quarter_words(Quarter.of(at.date())),
        state=state_of(candidate.search.booking.jurisdiction),
        gallery=candidate.search.gallery,
        steps=list(steps),
        found=found,
    )


def quarter_words(quarter: Quarter) -> str:
    """A quarter of the federal fiscal year as the register writes it."""
    return f"FY{quarter.year:04d} Q{quarter.number}"


def state_of(place: Jurisdiction) -> str:
    """The postal code of the state of a place, or '' where that could lead to the place."""
    state = place if place.kind == Kind.STATE else place.parent
    if state is None or state.kind != Kind.STATE:
        return ""
    places = Jurisdiction.objects.filter(parent=state, kind=Kind.COUNTY, listed=True).count()
    return state.postal if places >= FEWEST_PLACES else ""
