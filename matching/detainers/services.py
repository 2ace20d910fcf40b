"""The writes of detainers, by name."""

from matching.detainers.answers import answer
from matching.detainers.effect import continue_detainer, report_conviction
from matching.detainers.issuing import (
    cancel_of_booking,
    cancel_of_case,
    draft_detainer,
    issue_detainer,
)
from matching.detainers.moves import lock_detainer, move_detainer
from matching.detainers.policies import approve_policy, discard_policy, propose_policy
from matching.detainers.serving import acknowledge, serve

__all__ = [
    "acknowledge",
    "answer",
    "approve_policy",
    "cancel_of_booking",
    "cancel_of_case",
    "continue_detainer",
    "discard_policy",
    "draft_detainer",
    "issue_detainer",
    "lock_detainer",
    "move_detainer",
    "propose_policy",
    "report_conviction",
    "serve",
]
