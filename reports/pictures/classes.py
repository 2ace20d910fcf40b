"""Rates in classes: none, and five steps of about as many places each."""

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from reports.pictures.language import ENGLISH, Language
from reports.pictures.wording import told

STEPS = 5


def breaks_of(rates: Iterable[float]) -> tuple[float, ...]:
    """Up to four limits that part the rates above 0 into fifths, to two figures, rising.

    Give the limits of one quarter to the next where maps are to be compared.  ValueError for a
    rate that is negative or no number.
    """
    found = sorted(rate for rate in map(_checked, rates) if rate > 0)
    if not found:
        return ()
    fifths = (found[len(found) * step // STEPS] for step in range(1, STEPS))
    return tuple(sorted({float(f"{rate:.1e}") for rate in fifths}))


def class_of(rate: float, breaks: Sequence[float]) -> int:
    """0 for a rate of 0; else 1 below the first limit, 2 from it on, and so forth."""
    return 1 + bisect_right(breaks, rate) if _checked(rate) > 0 else 0


def class_names(breaks: Sequence[float], language: Language = ENGLISH) -> list[str]:
    """What each class holds, from 0 on, in words."""
    if not breaks:
        return ["0", language.gettext("above 0")]
    between = [
        language.gettext("%(low)s to under %(high)s") % {"low": told(low), "high": told(high)}
        for low, high in pairwise(breaks)
    ]
    first = language.gettext("under %(rate)s") % {"rate": told(breaks[0])}
    last = language.gettext("%(rate)s or more") % {"rate": told(breaks[-1])}
    return ["0", first, *between, last]


def _checked(rate: float) -> float:
    if not (math.isfinite(rate) and rate >= 0):
        raise ValueError("A rate is a number, and not negative.")
    return rate
