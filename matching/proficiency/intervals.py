"""Exact confidence intervals of a proportion."""

from dataclasses import dataclass

from scipy.special import betaincinv

LEVEL = 0.95


@dataclass(frozen=True)
class Proportion:
    """``count`` of ``total``, with the bounds of its interval; all of [0, 1] where total is 0."""

    count: int
    total: int
    low: float
    high: float

    @property
    def rate(self) -> float | None:
        """The share observed; None of nothing."""
        return self.count / self.total if self.total else None


def proportion(count: int, total: int, level: float = LEVEL) -> Proportion:
    """The interval of Clopper and Pearson (Biometrika 26, 1934) for ``count`` of ``total``.

    It holds the true share in at least ``level`` of all samples, whatever that share is, and it
    is meant for small counts: errors are few.  Raises ``ValueError`` for counts that cannot be.
    """
    if not 0 <= count <= total or not 0 < level < 1:
        raise ValueError(f"{count} of {total} at {level} is no proportion")
    tail = (1 - level) / 2
    low = float(betaincinv(count, total - count + 1, tail)) if count else 0.0
    high = float(betaincinv(count + 1, total - count, 1 - tail)) if count < total else 1.0
    return Proportion(count, total, low, high)
