"""What two counties of the demonstration decided about holds, modeled on what real ones decided.

Cook County declines every hold unless all of its costs are repaid, which nobody has agreed to.
Los Angeles County has conditions like those of California's TRUST Act, shortened to what codes
of offenses and convictions can say.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from matching.detainers.models import HoldPolicy
from matching.detainers.policies import ConditionIn
from matching.detainers.services import approve_policy, propose_policy
from portal.accounts.models import User
from portal.demo.cast import make_person
from portal.jurisdictions import scope
from portal.jurisdictions.models import Jurisdiction


@dataclass(frozen=True)
class Decided:
    """A hold policy of a county as its people enter it."""

    fips: str
    title: str
    citation: str
    effective_at: datetime
    conditions: Iterable[ConditionIn] = ()


POLICIES = (
    Decided(
        fips="17031",
        title="Policy for responding to detainers",
        citation="Cook County Code, section 46-37",
        effective_at=datetime(2011, 9, 7, 5, tzinfo=UTC),
    ),
    Decided(
        fips="06037",
        title="Conditions for a hold, after the TRUST Act",
        citation="California Government Code, section 7282.5, shortened",
        effective_at=datetime(2014, 1, 1, 8, tzinfo=UTC),
        conditions=(
            ConditionIn(
                "Convicted of a serious or violent felony",
                {"fact": "felony_families", "in": ["09", "10", "11", "12", "13", "20"]},
            ),
            ConditionIn(
                "Convicted of a felony punishable by state prison",
                {"fact": "felony_conviction", "==": "PRESENT"},
            ),
            ConditionIn(
                "Convicted of an aggravated felony, 8 USC 1101(a)(43)",
                {"fact": "aggravated_felony", "==": "PRESENT"},
            ),
        ),
    ),
)


def enter(*, by: User, at: datetime) -> list[HoldPolicy]:
    """Have an official of each county enter its policy, and its counsel approve it."""
    return [_enter(decided, by, at) for decided in POLICIES]


def _enter(decided: Decided, by: User, at: datetime) -> HoldPolicy:
    place = Jurisdiction.objects.get(code=decided.fips)
    official, counsel = (
        make_person(f"{role.lower()}-{decided.fips}", role, decided.fips, by=by, at=at)
        for role in ("OFFICIAL", "COUNSEL")
    )
    with scope.within(scope.tenant([place.pk])):
        proposal = propose_policy(
            place=place,
            title=decided.title,
            citation=decided.citation,
            effective_at=decided.effective_at,
            conditions=decided.conditions,
            by=official,
            at=at,
        )
        return approve_policy(proposal_id=proposal.pk, by=counsel, at=at)
