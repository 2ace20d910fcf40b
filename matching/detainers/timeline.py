"""The stretches of time that count, with the time counted before each: how far, and when."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate


@dataclass(frozen=True)
class Timeline:
    """Disjoint stretches in order; ``counted[i]`` is the time in all of them through the i-th."""

    begins: tuple[datetime, ...]
    ends: tuple[datetime, ...]
    counted: tuple[timedelta, ...]

    @classmethod
    def of(cls, stretches: Iterable[tuple[datetime, datetime]]) -> "Timeline":
        """The timeline of (from, until before), none of them empty."""
        pairs = tuple(stretches)
        lengths = (end - begin for begin, end in pairs)
        return cls(
            tuple(begin for begin, _ in pairs),
            tuple(end for _, end in pairs),
            tuple(accumulate(lengths)),
        )

    def until(self, moment: datetime) -> timedelta:
        """The time counted before a moment."""
        last = bisect_right(self.begins, moment) - 1
        if last < 0:
            return timedelta()
        return self.counted[last] - max(self.ends[last] - moment, timedelta())

    def when(self, counted: timedelta) -> datetime:
        """The first moment before which so much time, more than none, is counted.

        Raises ``IndexError`` when the timeline ends before.
        """
        there = bisect_left(self.counted, counted)
        return self.ends[there] - (self.counted[there] - counted)
