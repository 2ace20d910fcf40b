"""The reason of an override, sealed for the jurisdiction under the name of its decision."""

from matching.policy.models import Decision, Override
from portal.sealing import seal, unseal


def seal_reason(reason: str, *, decision: Decision) -> bytes:
    """Seal the reason for which a decision is overridden."""
    return seal(reason.strip().encode(), owner=_owner(decision), name=_name(decision))


def reason_of(override: Override) -> str:
    """Why a decision was overridden."""
    decision = override.decision
    return unseal(override.reason, owner=_owner(decision), name=_name(decision)).decode()


def _owner(decision: Decision) -> str:
    return str(decision.jurisdiction_id)


def _name(decision: Decision) -> str:
    # One override each, which is named by the decision: its own key comes from the database.
    return f"override:{decision.pk}:reason"
