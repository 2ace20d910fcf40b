"""What the detainer of a case rests on: its latest response and the decision that stands."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from matching.detainers.errors import Unfounded
from matching.policy.models import Decision, Outcome
from matching.policy.outcomes import GOES_ON
from matching.policy.selectors import standing
from matching.status.models import Case, Response


@dataclass(frozen=True)
class Basis:
    """The rows that a detainer names; where ``conditional``, it waits for a conviction."""

    decision: Decision
    response: Response
    conditional: bool


def basis_of(case: Case) -> Basis:
    """What a detainer of a locked case would rest on; raises ``Unfounded``.

    A minor-traffic charge alone leaves AFTER_CONVICTION standing: such a detainer waits.
    """
    stands = standing(case)
    if stands is None:
        raise Unfounded(_("No decision stands on this case."))
    decision, outcome = stands
    if outcome not in GOES_ON:
        raise Unfounded(_("The decision that stands on this case allows no detainer."))
    response = _response(case)
    if response is None or response.finding != Response.Finding.REMOVABLE:
        raise Unfounded(_("No response says that this person is removable. A match never does."))
    return Basis(decision, response, outcome == Outcome.AFTER_CONVICTION)


def _response(case: Case) -> Response | None:
    rows = Response.objects.filter(query__case=case).defer("evidence")
    return rows.order_by("-answered_at", "-pk").first()
