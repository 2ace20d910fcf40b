"""How far members agreed on a question, each by the own judgment.  Pure.

Three figures, as each is blind to something: per cent agreement to chance, Krippendorff's alpha
to a question that nearly all cases answer alike, Gwet's AC1 to neither, but it takes chance to be
what few others take it to be.  Answers in an order are compared by their ranks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any

import numpy as np

from reports.agreement.alpha import krippendorff_alpha
from reports.agreement.bootstrap import Resampling
from reports.agreement.gwet import gwet_ac2
from reports.agreement.metrics import Metric
from reports.agreement.percent import percent_agreement
from reports.agreement.results import Agreement, Interval, Reason
from reports.agreement.weights import Weighting
from reports.committee.rounds.states import Scale

# Draws of cases behind an interval: for what is published, and for a page.
PUBLISHED, QUICK = 1000, 400
LEVEL = 0.95


class Measure(StrEnum):
    """The figures of a question, in the order in which they are shown."""

    PERCENT = "PERCENT"
    ALPHA = "ALPHA"
    GWET = "GWET"


Figures = Mapping[Measure, Agreement]


@dataclass(frozen=True)
class Asked:
    """What a figure needs to know of a question."""

    number: int
    scale: Scale
    values: Sequence[int]


def agreement_on(
    asked: Asked, cases: Sequence[Sequence[int]], *, seed: str, resamples: int = PUBLISHED
) -> Figures:
    """The figures of a question, of the answers to it case by case.

    A value below 0, that the sheet does not tell or that the question does not fit, is a gap.
    The cases are in an order that says nothing: draws are made by it, and by the seed.
    """
    values = sorted(value for value in asked.values if value >= 0)
    ratings = table_of(cases)
    in_order = asked.scale == Scale.ORDINAL
    metric = Metric.ORDINAL if in_order else Metric.NOMINAL
    weighting = Weighting.ORDINAL if in_order else Weighting.IDENTITY

    def by(measure: Measure) -> Resampling:
        return Resampling(_rng(f"{seed}/{asked.number}/{measure}"), resamples, LEVEL)

    return {
        Measure.PERCENT: percent_agreement(ratings, by(Measure.PERCENT)),
        Measure.ALPHA: krippendorff_alpha(ratings, metric, by(Measure.ALPHA)),
        Measure.GWET: gwet_ac2(ratings, values, weighting, by(Measure.GWET)),
    }


def table_of(cases: Sequence[Sequence[int]]) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Answers case by case as a table (cases, most answers of a case), nan where there is none."""
    widest = max((len(answers) for answers in cases), default=0)
    table = np.full((len(cases), widest), np.nan)
    for row, answers in enumerate(cases):
        given = [value if value >= 0 else np.nan for value in answers]
        table[row, : len(given)] = given
    return table


def as_row(figures: Figures) -> dict[str, dict[str, object]]:
    """Figures as they are kept: numbers, or the reason why there is none."""
    return {
        measure: {
            "value": _number(one.value),
            "interval": [one.interval.low, one.interval.high]
            if isinstance(one.interval, Interval)
            else str(one.interval),
            "cases": one.units,
            "answers": one.ratings,
        }
        for measure, one in figures.items()
    }


def _number(value: float | Reason) -> float | str:
    return str(value) if isinstance(value, Reason) else value


def _rng(words: str) -> np.random.Generator:
    return np.random.default_rng(int.from_bytes(sha256(words.encode()).digest()[:8]))
