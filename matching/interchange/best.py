"""Which of several impressions of a finger to keep."""

from collections.abc import Iterable

from matching.interchange.sandbox import Processed

FINGERS = range(11)  # 0 is a finger that nobody named
QUALITY_FAILED = 255  # NFIQ 2 says so where it could not measure


def best_of(found: Iterable[Processed]) -> dict[int, Processed]:
    """Keep one impression a finger: readable before not, rolled before plain, then quality."""
    best: dict[int, Processed] = {}
    for one in found:
        if one.position in FINGERS and (
            one.position not in best or _merit(one) > _merit(best[one.position])
        ):
            best[one.position] = one
    return best


def is_usable(one: Processed) -> bool:
    """Whether there is a minutia to search with."""
    return one.template is not None and len(one.template.minutiae) > 0


def quality_of(one: Processed) -> int | None:
    """NFIQ 2, 0 to 100; None where it could not be measured."""
    return None if one.nfiq2 == QUALITY_FAILED else one.nfiq2


def _merit(one: Processed) -> tuple[bool, bool, int]:
    return (is_usable(one), one.rolled, quality_of(one) or 0)
