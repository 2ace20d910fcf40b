"""Hold policies of real life as examples: the TRUST Act of California, and Cook County."""

from datetime import UTC, datetime

from matching.detainers import services
from matching.detainers.models import HoldPolicy
from matching.detainers.policies import ConditionIn
from portal.jurisdictions import scope
from tests.factories import couple, trained
from tests.matching.factories import now

COOK = datetime(2011, 9, 7, 5, tzinfo=UTC)
TRUST = datetime(2014, 1, 1, 8, tzinfo=UTC)
SERIOUS = ["09", "10", "11", "12", "13", "20"]
# Gov. Code 7282.5(a), shortened: what NCIC codes and convictions can say of it.
TRUST_CONDITIONS = [
    ConditionIn(
        "Convicted of a serious or violent felony",
        {"fact": "felony_families", "in": SERIOUS},
    ),
    ConditionIn(
        "Convicted of a felony punishable by state prison",
        {"fact": "felony_conviction", "==": "PRESENT"},
    ),
    ConditionIn(
        "Convicted of an aggravated felony, 8 USC 1101(a)(43)",
        {"fact": "aggravated_felony", "==": "PRESENT"},
    ),
]


def enacted(place, conditions=(), *, effective_at=None, ends=False, title="Policy") -> HoldPolicy:
    """A hold policy of a place, entered by one of its people and approved by another."""
    author, approver = map(trained, couple(place))
    with scope.within(scope.tenant([place.pk])):
        proposal = services.propose_policy(
            place=place,
            title=title,
            citation="Chapter 1",
            effective_at=effective_at or now(),
            conditions=conditions,
            ends=ends,
            by=author,
            at=now(),
        )
        return services.approve_policy(proposal_id=proposal.pk, by=approver, at=now())


def trust_act(place) -> HoldPolicy:
    return enacted(place, TRUST_CONDITIONS, effective_at=TRUST, title="TRUST Act")


def cook(place) -> HoldPolicy:
    """Declines every detainer unless all costs are repaid, which no agreement does."""
    return enacted(place, effective_at=COOK, title="Policy for responding to detainers")
