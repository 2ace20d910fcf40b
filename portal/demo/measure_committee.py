"""How long a round takes at the size of the nation: its sample alone, its frame, and its cases.

The sample is drawn of a frame in memory, as anybody does who has its file; frame and cases are
made in the database of a demo.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import chain

import numpy as np

from portal.accounts.models import User
from portal.demo.nation_places import places
from portal.demo.timing import Say, once
from portal.jurisdictions import scope
from portal.quarters import Quarter
from reports.committee.rounds.drawing import draw_again, drawn_rows
from reports.committee.rounds.filling import draw_round
from reports.committee.rounds.frames import frame_text
from reports.committee.rounds.framing import frame_round
from reports.committee.rounds.models import Round
from reports.committee.rounds.services import ask_frame, name_seed, plan_round
from reports.committee.rounds.strata import FRAMED
from reports.statistics.cubing import freeze, write_cube
from reports.statistics.facts import Block, replace_facts
from reports.statistics.stages import OVERDUE, Group, Level

GOAL = 5.0  # seconds for the sample
STRATA, SIZE = 120, 500
SEED = "said aloud at the public session"
AFTER = timedelta(minutes=1)


@dataclass(frozen=True)
class Measured:
    """How many cases there are, of which quarter, and who runs the round."""

    cases: int
    quarter: Quarter
    by: User
    at: datetime


def bench_sample(cases: int) -> Iterator[str]:
    """Draw a sample of so many cases in memory, and again from the file of the frame."""
    keys = sorted(sha256(str(number).encode()).hexdigest() for number in range(cases))
    codes = [f"S{int(key[:4], 16) % STRATA + 1:03}" for key in keys]
    took = once(lambda: drawn_rows(keys, codes, size=SIZE, seed=SEED))
    yield f"{SIZE} of {cases:,} cases drawn: {took:.2f} s (goal {GOAL:.0f})"
    text = frame_text(keys, codes)
    took = once(lambda: draw_again(text, size=SIZE, seed=SEED))
    yield f"  from the file, {len(text) / 2**20:,.0f} MiB: {took:.2f} s"


def measure(*, cases: int, at: datetime, say: Say) -> None:
    """Draw in memory, then store so many confirmed matches and take a round of them on."""
    by = User.objects.filter(is_superuser=True).earliest("pk")
    measured = Measured(cases, Quarter.of(at.date()).shifted(-1), by, at)
    for line in chain(bench_sample(cases), _rounds(measured)):
        say(line)


def _rounds(measured: Measured) -> Iterator[str]:
    took = once(lambda: _stored(measured))
    yield f"{measured.cases:,} confirmed matches stored and frozen: {took:.1f} s"
    made = _asked(measured)
    took = once(lambda: frame_round(made.pk, at=measured.at))
    yield f"frame of {measured.cases:,} cases made and published: {took:.1f} s"
    at = measured.at + AFTER
    with scope.within(scope.committee()):
        name_seed(round_id=made.pk, seed=SEED, by=measured.by, at=at)
    took = once(lambda: draw_round(made.pk, at=at))
    yield f"  {SIZE} cases drawn, each with its sheet: {took:.1f} s"


def _stored(measured: Measured) -> None:
    with scope.within(scope.statistics()):
        replace_facts(measured.quarter, [_block(measured.cases)])
        write_cube(measured.quarter, at=measured.at, synthetic=True)
        freeze(measured.quarter, by=None, at=measured.at)


def _asked(measured: Measured) -> Round:
    """A round whose frame waits for a worker."""
    by, at, quarter = measured.by, measured.at, str(measured.quarter)
    with scope.within(scope.committee()):
        made = plan_round(title="Measured", quarter=quarter, size=SIZE, by=by, at=at)
        return ask_frame(round_id=made.pk, by=by, at=at)


def _block(cases: int) -> Block:
    """Invented matches over all counties, levels and stages that a frame has."""
    rng = np.random.default_rng(2011)
    stage = rng.choice(np.array(FRAMED), cases)
    ids = np.zeros((cases, 2), dtype=">u8")
    ids[:, 0], ids[:, 1] = int.from_bytes(b"measured", "big"), np.arange(cases)
    return Block(
        bookings=ids.view(np.uint8).reshape(cases, 16),
        county=rng.choice(places(everybody=True).codes, cases),
        level=rng.integers(1, len(Level) + 1, cases),
        group=rng.integers(1, len(Group) + 1, cases),
        stage=stage,
        hours_over=np.where(np.isin(stage, sorted(OVERDUE)), rng.integers(1, 200, cases), 0),
    )
