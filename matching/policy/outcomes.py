"""The outcomes of the rules, from the strictest to the freest."""

from collections.abc import Iterable

from matching.policy.models import Outcome

FROM_THE_STRICTEST = tuple(Outcome.values)
GOES_ON = frozenset({Outcome.AFTER_CONVICTION.value, Outcome.MAY_PROCEED.value})


def strictest(outcomes: Iterable[str]) -> str:
    """Return the strictest; where nothing is said, a case may proceed."""
    return min(outcomes, key=FROM_THE_STRICTEST.index, default=Outcome.MAY_PROCEED.value)
