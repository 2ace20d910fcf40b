"""A round's sample is drawn by its seed, and every case gets its sheet and its marks."""

from collections import Counter
from datetime import datetime
from typing import Any
from uuid import UUID

import numpy as np

from portal.jurisdictions import scope
from portal.quarters import Quarter
from reports.committee.rounds.drawing import drawn_rows
from reports.committee.rounds.frames import read_frame, unpacked
from reports.committee.rounds.framing import source_of
from reports.committee.rounds.marks import key_of, place_mark, state_mark
from reports.committee.rounds.models import Case, CaseSource, Frame, FrameSource, Round
from reports.committee.rounds.moving import finished, waiting
from reports.committee.rounds.sheets import FactOf, OnRecord, sheet_of
from reports.committee.rounds.sheets_gathering import common_families, on_record
from reports.committee.rounds.states import Status
from reports.committee.rounds.strata import RESULT_OF_STAGE, region_of

AT_ONCE = 500
Sharing = Counter[tuple[int, int, int]]


def draw_round(round_id: UUID, *, at: datetime) -> bool:
    """Draw the sample of a round that has its seed; False where another worker is at it.

    One transaction, in the statistics scope; safe to run twice.
    """
    with scope.within(scope.statistics()):
        round_ = waiting(round_id, Status.SEEDED)
        if round_ is None:
            return False
        cases, sources = _filled(round_)
        Case.objects.bulk_create(cases, batch_size=AT_ONCE)
        CaseSource.objects.bulk_create(sources, batch_size=AT_ONCE)
        finished(round_, Status.DRAWN, at=at, cases=len(cases))
    return True


def _filled(round_: Round) -> tuple[list[Case], list[CaseSource]]:
    keys, codes = read_frame(unpacked(Frame.objects.get(round=round_).packed))
    facts = source_of(FrameSource.objects.get(round=round_).packed)
    rows = drawn_rows(keys, codes, size=round_.size, seed=round_.seed)
    bookings = {row: UUID(bytes=facts["booking"][row].tobytes()) for row in rows}
    records, common = on_record(bookings.values()), common_families(Quarter.named(round_.quarter))
    sharing, key = _sharing(facts), key_of(round_.secret)
    cases, sources = [], []
    for row in rows:
        county = f"{int(facts['county'][row]):05}"
        record = records.get(bookings[row], OnRecord())
        case = Case(
            round=round_,
            key=keys[row],
            stratum=codes[row],
            sheet=sheet_of(_fact(facts[row], sharing), record, common=common),
            place_mark=place_mark(key, county),
            state_mark=state_mark(key, county),
        )
        cases.append(case)
        sources.append(CaseSource(case=case, booking=bookings[row], county=county))
    return cases, sources


def _fact(fact: Any, sharing: Sharing) -> FactOf:
    level, stage, county = (int(fact[name]) for name in ("level", "stage", "county"))
    return FactOf(
        level=level,
        stage=stage,
        county=county,
        hours_over=int(fact["hours_over"]),
        complaint=int(fact["complaint"]),
        sharing=sharing[level, RESULT_OF_STAGE[stage], region_of(county)],
    )


def _sharing(facts: Any) -> Sharing:
    """How many cases of the frame are of each level, result and region."""
    states = facts["county"] // 1000
    alike = (facts["level"].astype(np.int64) * 100 + facts["stage"]) * 100 + states
    found: Sharing = Counter()
    for number, cases in zip(*np.unique(alike, return_counts=True), strict=True):
        level, stage, state = int(number) // 10_000, int(number) // 100 % 100, int(number) % 100
        found[level, RESULT_OF_STAGE[stage], region_of(state * 1000)] += int(cases)
    return found
