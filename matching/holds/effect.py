"""Whether a detainer holds anybody once the release is due, and what keeps it from that."""

from datetime import datetime

from django.utils.translation import gettext as _

from matching.detainers.effect import is_convicted, is_served, standing_answer
from matching.detainers.errors import NotConvicted, NotServed
from matching.detainers.forms import HoldRule, description_of, hold_rule
from matching.detainers.in_force import policy_of, state_policy_of
from matching.detainers.models import Answer, Detainer
from matching.holds.errors import NothingHolds


def obstacle_of(detainer: Detainer, at: datetime) -> Exception | None:
    """What keeps an open detainer from holding anybody, to be raised; None where nothing does.

    It asks for a hold, its conviction and its service on the person are on record where it
    needs them, and the agency did not answer against it; under a hold policy the agency has
    answered for it, by a condition of that policy.
    """
    form = description_of(detainer.form)
    if hold_rule(detainer.form, tuple(detainer.requests)) == HoldRule.NONE:
        return NothingHolds(_("This detainer asks for no hold: release the person."))
    if detainer.conditional and not is_convicted(detainer):
        return NotConvicted(
            _("This detainer takes effect only once the person is convicted: release the person.")
        )
    if form.takes_effect_by_service and not is_served(detainer):
        return NotServed(
            _("The person has no copy of this detainer, so it has no effect: release the person.")
        )
    return _against(detainer, at)


def _against(detainer: Detainer, at: datetime) -> NothingHolds | None:
    """The agency's own answer, where it keeps the detainer from holding anybody."""
    answer = standing_answer(detainer)
    if answer and answer.choice != Answer.Choice.HONOR:
        return NothingHolds(_("The agency answered that it does not hold: release the person."))
    place = detainer.jurisdiction
    if answer is None and (policy_of(place, at) or state_policy_of(place, at)):
        return NothingHolds(
            _("Under the hold policy here nobody is held before a condition of it is named.")
        )
    return None
