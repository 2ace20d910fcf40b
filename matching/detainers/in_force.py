"""The hold policies in force for a place, and the conditions that a case is known to meet."""

from dataclasses import dataclass
from datetime import datetime

from matching.bookings.models import Charge
from matching.detainers.models import Detainer, HoldCondition, HoldPolicy
from matching.offenses import records
from matching.policy.facts import Facts
from matching.policy.rules import condition_holds
from matching.status.models import Conviction, Response
from portal.jurisdictions.models import Jurisdiction


@dataclass(frozen=True)
class Weighed:
    """A condition and whether the case is known to meet it: None where nobody can tell."""

    condition: HoldCondition
    holds: bool | None


@dataclass(frozen=True)
class Offer:
    """What the policies in force say on one detainer; ``state`` is the policy of the state."""

    policy: HoldPolicy | None
    conditions: tuple[Weighed, ...]
    state: HoldPolicy | None
    state_conditions: tuple[Weighed, ...]

    @property
    def met(self) -> tuple[HoldCondition, ...]:
        """The conditions of the place's own policy that the case is known to meet."""
        return tuple(one.condition for one in self.conditions if one.holds)

    @property
    def state_met(self) -> tuple[HoldCondition, ...]:
        """The same of the state's policy."""
        return tuple(one.condition for one in self.state_conditions if one.holds)

    @property
    def allows_a_hold(self) -> bool:
        """Whether each policy in force has a condition that is met; without policies, yes."""
        return (self.policy is None or bool(self.met)) and (
            self.state is None or bool(self.state_met)
        )


def policy_of(place: Jurisdiction, at: datetime) -> HoldPolicy | None:
    """A place's own hold policy in force at an instant; None where it has none, or ended it."""
    latest = HoldPolicy.objects.filter(jurisdiction=place, effective_at__lte=at).first()
    return None if latest is None or latest.ends else latest


def state_policy_of(place: Jurisdiction, at: datetime) -> HoldPolicy | None:
    """The hold policy of the state above a place, in force at an instant."""
    above = place.parent
    return policy_of(above, at) if above and above.kind == Jurisdiction.Kind.STATE else None


def offer_for(detainer: Detainer, at: datetime) -> Offer:
    """Weigh the conditions of the policies in force over what is known of a detainer's case."""
    own, state = policy_of(detainer.jurisdiction, at), state_policy_of(detainer.jurisdiction, at)
    facts = facts_for_the_agency(detainer)
    return Offer(own, _weighed(own, facts, at), state, _weighed(state, facts, at))


def facts_for_the_agency(detainer: Detainer) -> Facts:
    """What the agency may know of the case: charges, convictions, and what the request says.

    The circumstances that officers recorded are not the agency's to read: they are unknown
    here, and a condition that asks for one is not met.
    """
    rows = Conviction.objects.filter(booking=detainer.booking_id, retracted_at=None)
    convictions = list(rows.order_by("convicted_on", "pk"))
    convicted = {row.charge_id for row in convictions}
    charges = Charge.objects.filter(booking=detainer.booking_id).order_by("pk")
    return Facts(
        charges=tuple(
            records.Charge(row.ncic_code, row.severity, row.pk in convicted) for row in charges
        ),
        convictions=tuple(
            records.Conviction(
                row.ncic_code,
                row.severity,
                row.convicted_on.year,
                row.over_one_year,
                row.aggravated_felony,
            )
            for row in convictions
        ),
        finding=Response.Finding.REMOVABLE.value,
    )


def _weighed(policy: HoldPolicy | None, facts: Facts, at: datetime) -> tuple[Weighed, ...]:
    if policy is None:
        return ()
    return tuple(
        Weighed(condition, condition_holds(condition.rule, facts, at=at))
        for condition in policy.conditions.all()
    )
