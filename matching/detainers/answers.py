"""The agency's own decision on a detainer: to honor it, to decline it, or to notify only."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from matching.detainers.effect import go_on, require_open
from matching.detainers.errors import NoCondition, NotOfThisForm, NotOpen
from matching.detainers.forms import HoldRule, hold_rule
from matching.detainers.gate import told
from matching.detainers.in_force import Offer, offer_for
from matching.detainers.models import Answer, Detainer, HoldCondition
from matching.detainers.moves import lock_detainer, require_custody, take_step
from matching.detainers.states import Status
from portal.accounts.models import User
from portal.audit import trail

Choice = Answer.Choice


@transaction.atomic
def answer(
    *,
    detainer_id: UUID,
    choice: str,
    condition_id: int | None = None,
    state_condition_id: int | None = None,
    by: User,
    at: datetime,
) -> Answer:
    """Answer a detainer for the agency; a later answer is another row, and the latest stands.

    Under a hold policy HONOR names a condition of it that the case is known to meet, of the
    place's own policy and of its state's; where the state's is left open, the first that is met
    stands for it.  DECLINE ends the detainer.  Raises ``AccessDenied``, ``Untrained``,
    ``NotOpen``, ``NotOfThisForm``, ``NoCondition`` or ``PolicyChanged``.
    """
    detainer = lock_detainer(detainer_id)
    require_custody(detainer, by, at, to=Status.DECLINED if choice == Choice.DECLINE else "")
    require_open(detainer)
    offer = offer_for(detainer, at)
    condition = state_condition = None
    if choice == Choice.HONOR:
        _require_a_hold(detainer)
        condition, state_condition = _allowed(offer, condition_id, state_condition_id)
    elif choice not in Choice.values:
        raise NotOfThisForm(_("Choose one of the answers offered."))
    given = Answer(
        jurisdiction_id=detainer.jurisdiction_id,
        detainer=detainer,
        choice=choice,
        policy=offer.policy,
        condition=condition,
        state_policy=offer.state,
        state_condition=state_condition,
        answered_by=by,
        answered_at=at,
    )
    with told():
        given.save(force_insert=True)
    trail.record(event="detainer.answered", subject=detainer, by=by, at=at, after=choice)
    if choice == Choice.DECLINE:
        take_step(detainer=detainer, to=Status.DECLINED, note="", by=by, at=at)
    else:
        go_on(detainer=detainer, by=by, at=at)
    return given


def _require_a_hold(detainer: Detainer) -> None:
    if hold_rule(detainer.form, tuple(detainer.requests)) == HoldRule.NONE:
        raise NotOfThisForm(_("This detainer asks for no hold. Notify only, or decline."))
    if detainer.status == Status.EXPIRED:
        raise NotOpen(_("The time of this hold is over: nobody is held for it any longer."))


def _allowed(
    offer: Offer, condition_id: int | None, state_condition_id: int | None
) -> tuple[HoldCondition | None, HoldCondition | None]:
    """The conditions that carry a hold; raises ``NoCondition`` where a policy has none met."""
    if not offer.allows_a_hold:
        raise NoCondition(
            _("No condition of the hold policy in force is known to be met here: decline.")
        )
    if offer.policy is None and state_condition_id is None:
        condition_id, state_condition_id = None, condition_id
    own = _chosen(offer.met, condition_id) if offer.policy else None
    if offer.state is None:
        return own, None
    first = offer.state_met[0].pk if offer.policy else None
    return own, _chosen(offer.state_met, state_condition_id or first)


def _chosen(met: tuple[HoldCondition, ...], wanted: int | None) -> HoldCondition:
    for condition in met:
        if condition.pk == wanted:
            return condition
    raise NoCondition(_("Name the condition of the hold policy that allows this hold."))
