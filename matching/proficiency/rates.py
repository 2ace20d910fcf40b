"""Error rates from known-answer pairs.

A false positive is an identification of two different people, a false negative an exclusion of
one and the same.  Each is counted among all pairs of its kind on which an examiner concluded,
inconclusive ones too: leaving those out would let an examiner who dares little seem to err more.
How often nothing was concluded is a rate of its own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from matching.proficiency.intervals import Proportion, proportion
from matching.searches.models import Candidate

Conclusion = Candidate.Conclusion
OPEN_ENDED = (Conclusion.INCONCLUSIVE, Conclusion.UNSUITABLE)
RATES = ("false_positive", "false_negative", "inconclusive")
# Fewer examiners, or fewer pairs of one of them, would say something of a single person.
FEWEST_EXAMINERS, FEWEST_PAIRS = 5, 20


@dataclass(frozen=True)
class Tally:
    """What was concluded on pairs of the same person, and on pairs of different people."""

    same: int = 0
    different: int = 0
    false_positives: int = 0
    false_negatives: int = 0
    inconclusive: int = 0

    @property
    def pairs(self) -> int:
        """All of them."""
        return self.same + self.different

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.same + other.same,
            self.different + other.different,
            self.false_positives + other.false_positives,
            self.false_negatives + other.false_negatives,
            self.inconclusive + other.inconclusive,
        )

    def rates(self) -> dict[str, Proportion]:
        """The three rates by name."""
        return {
            "false_positive": proportion(self.false_positives, self.different),
            "false_negative": proportion(self.false_negatives, self.same),
            "inconclusive": proportion(self.inconclusive, self.pairs),
        }


def tally_of(answers: Iterable[tuple[bool, str]]) -> Tally:
    """Count answers: whether the pair is of one person, and what was concluded."""
    total = Tally()
    for same, conclusion in answers:
        total += Tally(
            same=int(same),
            different=int(not same),
            false_positives=int(not same and conclusion == Conclusion.IDENTIFICATION),
            false_negatives=int(same and conclusion == Conclusion.EXCLUSION),
            inconclusive=int(conclusion in OPEN_ENDED),
        )
    return total


def figures_of(tallies: Sequence[Tally]) -> dict[str, object]:
    """What may be published of the examiners' tallies; ``enough`` False and nothing else of few.

    Examiners with fewer than twenty pairs are left out of everything.
    """
    counted = [tally for tally in tallies if tally.pairs >= FEWEST_PAIRS]
    if len(counted) < FEWEST_EXAMINERS:
        return {"enough": False}
    overall = sum(counted, Tally())
    return {
        "enough": True,
        "examiners": len(counted),
        "pairs": overall.pairs,
        "overall": {name: _numbers(rate) for name, rate in overall.rates().items()},
        "spread": {name: _spread(counted, name) for name in RATES},
    }


def _numbers(rate: Proportion) -> dict[str, float | int | None]:
    return {
        "count": rate.count, "total": rate.total, "rate": rate.rate,
        "low": rate.low, "high": rate.high,
    }  # fmt: skip


def _spread(tallies: Sequence[Tally], name: str) -> dict[str, float] | None:
    """The lowest, the middle and the highest rate of single examiners; None of nothing."""
    found = [tally.rates()[name].rate for tally in tallies]
    known = [rate for rate in found if rate is not None]
    if len(known) < FEWEST_EXAMINERS:
        return None
    return {"lowest": min(known), "median": median(known), "highest": max(known)}
