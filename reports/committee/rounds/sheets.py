"""What a case says of itself without saying whose or where it is.  Pure.

No day, name, place, agency, number or word of a person goes in.  An instant is told as the time
since the step before it, the more coarsely the longer it is.  A region, and a family of offenses,
is told where some twenty cases of the frame share it with the level and what came of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise

from matching.offenses.families import family_of
from matching.status.subjects import Circumstance, Factor
from reports.committee.rounds.strata import (
    LEAST,
    RESULT_OF_STAGE,
    Complaint,
    Region,
    Result,
    region_of,
)
from reports.statistics.stages import COPY, SERVED, Level, Stage

HOUR = timedelta(hours=1)
STEP, DAYS_AFTER = 6, 72  # hours
# What a member sees of a case, in this order: anything else is not shown, whoever put it there.
BLINDING = (
    "level",
    "families",
    "result",
    "ending",
    "region",
    "complaint",
    "intervals",
    "hours_over",
    "copy",
    "response",
    "standing",
    "reasons",
    "claims",
    "circumstances",
    "factors",
)
# The steps of a case in their order; each is told by the time since the one before.
STEPS = ("booked", "searched", "matched", "decided", "issued", "served", "copied", "ended")
OTHER = "other"
# What was found that some of many cases share; the rest of it could tell who somebody is.
TOLD = frozenset(
    {Circumstance.VICTIM_OR_WITNESS, Circumstance.DUAL_ARREST, Circumstance.PUBLIC_SAFETY}
)
ENDING_OF = {
    Stage.NO_ACTION_TRAFFIC: "TRAFFIC",
    Stage.NO_ACTION_VICTIM: "VICTIM",
    Stage.NO_ACTION_CITIZEN: "CITIZEN",
    Stage.NO_ACTION_OTHER: "OTHER",
    Stage.DECLINED: "DECLINED",
    Stage.LAPSED: "LAPSED",
    Stage.WITHDRAWN: "WITHDRAWN",
}
Sheet = dict[str, object]


@dataclass(frozen=True)
class FactOf:
    """The fact of a case, and how many cases of the frame share its level, result and region."""

    level: int
    stage: int
    county: int
    hours_over: int
    complaint: int
    sharing: int


@dataclass(frozen=True)
class OnRecord:
    """What the records of a case hold beyond its fact, in codes; nothing for invented ones.

    ``moments`` are by the names of ``STEPS``.  ``claims`` are (kind, outcome or ''), and
    ``circumstances`` (subject, presence); ``reasons`` (rule, number of its version, because).
    """

    moments: Mapping[str, datetime] = field(default_factory=dict)
    charges: Sequence[str] = ()
    response: str = ""
    standing: str = ""
    reasons: Sequence[tuple[str, int, str]] = ()
    claims: Sequence[tuple[str, str]] = ()
    circumstances: Sequence[tuple[str, str]] = ()


def sheet_of(fact: FactOf, record: OnRecord, *, common: frozenset[str]) -> Sheet:
    """The sheet of a case; ``common`` are the families of offenses that may be told."""
    stage = Stage(fact.stage)
    without_copy = Stage[stage.name.removesuffix("_COPY")]
    found: Sheet = {
        "level": Level(fact.level).name,
        "result": Result(RESULT_OF_STAGE[stage]).name,
        "ending": ENDING_OF.get(without_copy, ""),
        "complaint": _yes_or_no(fact.complaint == Complaint.YES),
        "copy": _yes_or_no(stage in COPY) if stage in SERVED else None,
        "hours_over": rounded(fact.hours_over * HOUR) if fact.hours_over else None,
        "families": families_of(record.charges, common),
        "intervals": intervals_of(record.moments),
        "response": record.response,
        "standing": record.standing,
        "reasons": [list(one) for one in sorted(record.reasons)],
        "claims": [list(one) for one in sorted(record.claims)],
        "circumstances": [list(one) for one in sorted(record.circumstances) if one[0] in TOLD],
        "factors": sum(subject in Factor.values for subject, _presence in record.circumstances),
    }
    region = region_of(fact.county)
    if fact.sharing >= LEAST and region != Region.ELSEWHERE:
        found["region"] = region.name
    return {key: found[key] for key in BLINDING if found.get(key) not in (None, "", [], 0)}


def _yes_or_no(value: bool) -> str:
    return "YES" if value else "NO"


def rounded(time: timedelta) -> list[object]:
    """A time as [unit, number]: ``["H", 0]`` is under six hours, then by six hours, then days."""
    hours = max(int(time / HOUR), 0)
    if hours < DAYS_AFTER:
        return ["H", hours - hours % STEP]
    return ["D", hours // 24]


def intervals_of(moments: Mapping[str, datetime]) -> list[list[object]]:
    """[step, unit, number] of each step on record, since the step on record before it."""
    known = [(step, moments[step]) for step in STEPS if step in moments]
    return [[step, *rounded(at - before)] for (_step, before), (step, at) in pairwise(known)]


def families_of(charges: Sequence[str], common: frozenset[str]) -> list[str]:
    """The families of some NCIC codes; ``other`` for what is unknown or too rare to be told."""
    found = {family_of(code) or OTHER for code in charges}
    return sorted({family if family in common else OTHER for family in found})
