"""A frozen quarter of invented matches, and a round of it taken along its way."""

from datetime import timedelta
from typing import Any

from portal.accounts.models import User
from portal.jurisdictions import scope
from portal.quarters import Quarter
from reports.committee.rounds import services
from reports.committee.rounds.filling import draw_round
from reports.committee.rounds.framing import frame_round
from reports.committee.rounds.models import Case, CaseSource, Round
from reports.statistics.cubing import freeze, write_cube
from reports.statistics.stages import Group, Level, Stage
from tests.reports.committee.worlds import AT, inside
from tests.reports.statistics.worlds import told

QUARTER = Quarter(2026, 3)
SEED = "four words said aloud"
LATER, LATEST = AT + timedelta(hours=1), AT + timedelta(hours=2)
RIVERTON, LAKESIDE, ELSEWHERE = 39901, 39902, 48001
ROWS = [
    *[(RIVERTON, Level.LEVEL_1, Group.WHITE, Stage.SERVED_COPY)] * 25,
    *[(LAKESIDE, Level.LEVEL_3, Group.HISPANIC, Stage.NO_ACTION_TRAFFIC)] * 30,
    *[(ELSEWHERE, Level.LEVEL_2, Group.BLACK, Stage.OVERDUE, 30)] * 22,
    *[(ELSEWHERE, Level.LEVEL_1, Group.BLACK, Stage.CUSTODY)] * 3,
    *[(RIVERTON, Level.LEVEL_1, Group.WHITE, Stage.CLEAR)] * 40,
    *[(RIVERTON, Level.LEVEL_1, Group.WHITE, Stage.VOIDED)] * 2,
]
CASES = 80  # of them are confirmed matches


def counting(call, *args: Any, **kwargs: Any) -> Any:
    """Make a call in the statistics scope."""
    with scope.within(scope.statistics()):
        return call(*args, **kwargs)


def frozen(rows=ROWS, *, quarter=QUARTER, synthetic=True) -> None:
    """A quarter whose figures are frozen."""

    def make() -> None:
        told(*rows, quarter=quarter)
        write_cube(quarter, at=AT, synthetic=synthetic)
        freeze(quarter, by=None, at=AT)

    counting(make)


def planned(sybil: User, **changed: Any) -> Round:
    given = {"title": "First round", "quarter": str(QUARTER), "size": 12, "by": sybil, "at": AT}
    return inside(services.plan_round, **{**given, **changed})


def framed(sybil: User, **changed: Any) -> Round:
    """A round whose frame is public."""
    made = planned(sybil, **changed)
    inside(services.ask_frame, round_id=made.pk, by=sybil, at=AT)
    assert frame_round(made.pk, at=AT)
    return again(made)


def seeded(round_: Round, sybil: User, **changed: Any) -> Round:
    given = {"seed": SEED, "by": sybil, "at": LATER}
    inside(services.name_seed, round_id=round_.pk, **{**given, **changed})
    return again(round_)


def drawn(sybil: User, **changed: Any) -> Round:
    """A round whose sample is drawn."""
    made = seeded(framed(sybil, **changed), sybil)
    assert draw_round(made.pk, at=LATEST)
    return again(made)


def again(round_: Round) -> Round:
    return inside(Round.objects.select_related("matter", "codebook").get, pk=round_.pk)


def cases_of(round_: Round) -> list[Case]:
    return inside(lambda: list(Case.objects.filter(round=round_).order_by("key")))


def counties_of(round_: Round) -> dict[Any, str]:
    """The county of each case, by the id of the case."""
    rows = CaseSource.objects.filter(case__round=round_.pk)
    return counting(lambda: dict(rows.values_list("case_id", "county")))
