"""The frame of a round: the confirmed matches of its quarter, under keys that lead to nobody."""

import os
import zlib
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from portal.jurisdictions import scope
from portal.quarters import Quarter
from reports.agreement.lots import Lots, lots_of
from reports.committee.rounds.frames import digest_of, frame_text, packed
from reports.committee.rounds.marks import SECRET, code_mark, key_of
from reports.committee.rounds.models import Frame, FrameSource, Round
from reports.committee.rounds.moving import finished, waiting
from reports.committee.rounds.states import Status
from reports.committee.rounds.strata import (
    FRAMED,
    RESULT_OF_STAGE,
    Complaint,
    Stratum,
    merged,
    region_of,
)

SHORTS = ("level", "stage", "hours_over")
# A row as PostgreSQL's binary COPY has it, between its head and its tail.
ROW = np.dtype(
    [("fields", ">i2"), ("l0", ">i4"), ("booking", "V16"), ("l1", ">i4"), ("county", ">i4")]
    + [part for name in SHORTS for part in ((f"l_{name}", ">i4"), (name, ">i2"))]
)
HEAD, TAIL = 19, 2  # bytes
FACTS = """
COPY (SELECT booking, county, level, stage, hours_over FROM statistics_fact
WHERE quarter = %s AND stage = ANY (%s) ORDER BY booking) TO STDOUT (FORMAT BINARY)
"""
SOURCE = np.dtype(
    [("booking", "V16"), ("county", "<i4"), ("hours_over", "<i2")]
    + [(name, "<i1") for name in ("level", "stage", "complaint")]
)
FAST = 1
Source = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Framed:
    """A frame in the order of its keys: (n,) keys, codes and facts; the legend of its codes."""

    keys: list[str]
    codes: list[str]
    source: Source
    legend: dict[str, Stratum]

    @property
    def sizes(self) -> list[list[object]]:
        """Each code with its cases, by code."""
        return [list(pair) for pair in sorted(Counter(self.codes).items())]


def frame_round(round_id: UUID, *, at: datetime) -> bool:
    """Make the frame of a round that waits for it; False where another worker is at it.

    One transaction, in the statistics scope; safe to run twice.
    """
    with scope.within(scope.statistics()):
        round_ = waiting(round_id, Status.FRAMING)
        if round_ is None:
            return False
        _frame(round_, at)
    return True


def framed(source: Source, *, key: str, most: int) -> Framed:
    """The frame of facts under a round's key, in ``most`` strata.  Pure."""
    lots = lots_of(_names(source["booking"]), key)
    order = np.argsort(lots)
    source = source[order]
    into, legend = _strata(source, key, most)
    codes = np.array([into.get(one, "") for one in range(int(max(into, default=0)) + 1)])
    return Framed(_hex(lots[order]), codes[_combined(source)].tolist(), source, legend)


def facts_of(quarter: Quarter) -> Source:
    """The facts (n,) of a quarter's confirmed matches; statistics scope."""
    with connection.cursor() as cursor:
        with cursor.copy(FACTS, [quarter.serial, list(FRAMED)]) as copy:
            data = b"".join(bytes(part) for part in copy)
        cursor.execute("SELECT rounds_complained_of(%s)", [quarter.serial])
        complained = {booking.bytes for (booking,) in cursor.fetchall()}
    rows = np.frombuffer(data[HEAD:-TAIL], dtype=ROW)
    source = np.zeros(len(rows), dtype=SOURCE)
    for name in ("booking", "county", *SHORTS):
        source[name] = rows[name]
    source["complaint"] = Complaint.NO
    if complained:
        told = [one.tobytes() in complained for one in source["booking"]]
        source["complaint"][told] = Complaint.YES
    return source


def source_of(stored: bytes | memoryview) -> Source:
    """The facts of a frame as they are stored."""
    return np.frombuffer(zlib.decompress(bytes(stored)), dtype=SOURCE)


def _frame(round_: Round, at: datetime) -> None:
    round_.secret = os.urandom(SECRET)
    source = facts_of(Quarter.named(round_.quarter))
    made = framed(source, key=key_of(round_.secret), most=round_.size)
    text = frame_text(made.keys, made.codes)
    Frame.objects.create(round=round_, packed=packed(text), sizes=made.sizes)
    stored = zlib.compress(made.source.tobytes(), FAST)
    FrameSource.objects.create(round=round_, packed=stored)
    round_.strata = [[code, *stratum] for code, stratum in sorted(made.legend.items())]
    round_.frame_digest, round_.frame_cases = digest_of(text), len(made.keys)
    round_.framed_at = at
    names = ["secret", "strata", "frame_digest", "frame_cases", "framed_at"]
    finished(round_, Status.FRAMED, at=at, fields=names, cases=len(made.keys))


def _strata(source: Source, key: str, most: int) -> tuple[dict[int, str], dict[str, Stratum]]:
    """The code of each combination of facts, and the legend.

    Codes are numbered by keyed marks of what they say: a number tells nothing.
    """
    numbers, cases = np.unique(_combined(source), return_counts=True)
    found = {_apart(int(number)): int(count) for number, count in zip(numbers, cases, strict=True)}
    into = merged(found, most=most)
    named = sorted(set(into.values()), key=lambda one: code_mark(key, ",".join(map(str, one))))
    code_of = {stratum: f"S{number:02}" for number, stratum in enumerate(named, 1)}
    codes = {_together(*one): code_of[now] for one, now in into.items()}
    return codes, {code: stratum for stratum, code in code_of.items()}


def _combined(source: Source) -> NDArray[np.int64]:
    """The stratum of each fact before any was merged, as one number."""
    results, regions = np.zeros(256, np.int64), np.zeros(100, np.int64)
    for stage, result in RESULT_OF_STAGE.items():
        results[stage] = result
    for state in range(len(regions)):
        regions[state] = region_of(state * 1000)
    level, complaint = source["level"].astype(np.int64), source["complaint"]
    result, region = results[source["stage"]], regions[source["county"] // 1000]
    combined: NDArray[np.int64] = _together(level, result, region, complaint)
    return combined


def _together(level: Any, result: Any, region: Any, complaint: Any) -> Any:
    return ((level * 10 + result) * 10 + region) * 10 + complaint


def _apart(number: int) -> Stratum:
    return Stratum(*map(int, f"{number:04}"))


def _names(bookings: NDArray[Any]) -> list[str]:
    """The ids as text without hyphens."""
    text = bookings.tobytes().hex()
    return [text[place : place + 32] for place in range(0, len(text), 32)]


def _hex(lots: Lots) -> list[str]:
    text = lots.tobytes().hex()
    return [text[place : place + 64] for place in range(0, len(text), 64)]
