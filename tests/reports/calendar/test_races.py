"""Two people at the calendar at one moment, each on a connection of their own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from portal.jurisdictions import scope
from reports.calendar.models import DayChange, EarlyReader, Planned
from reports.calendar.refusals import AlreadyPlanned, HasToken
from reports.calendar.services import change_day, plan, plan_ahead
from tests.conftest import person
from tests.reports.calendar.worlds import DAY, LATER, NOW, QUARTER, REASON, granted, planned

pytestmark = pytest.mark.usefixtures("committed")


def together(*acts) -> list[object]:
    """What acts gave or raised, begun at one moment."""
    start = Barrier(len(acts))

    def run(act):
        start.wait()
        try:
            with scope.within(scope.statistics()):
                return act()
        except (AlreadyPlanned, HasToken) as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def counted(model) -> int:
    with scope.within(scope.statistics()):
        return model.objects.count()


@pytest.mark.parametrize("again", range(2))
def test_two_who_plan_a_quarter_plan_it_once(again, stan):
    gave = together(
        *(lambda day=day: plan(quarter=QUARTER, day=day, by=stan, at=NOW) for day in (DAY, LATER))
    )

    assert sorted(type(one).__name__ for one in gave) == ["AlreadyPlanned", "Planned"]
    assert counted(Planned) == 1


def test_two_clocks_plan_a_year_once():
    gave = together(lambda: plan_ahead(at=NOW), lambda: plan_ahead(at=NOW))

    assert sum(gave) == counted(Planned) == 4


def test_two_changes_follow_one_another(stan):
    with scope.within(scope.statistics()):
        planned()

    def moved(day):
        return lambda: change_day(quarter=QUARTER, day=day, reason=REASON, by=stan, at=NOW)

    first, second = together(moved(LATER), moved(LATER.replace(day=30)))

    assert {first.was, second.was} & {DAY}
    assert first.was == second.becomes or second.was == first.becomes
    assert counted(DayChange) == 2


def test_an_office_gets_one_token_of_two_heads(hana):
    other = person("hugo-of-statistics", ("RELEASER", None))

    gave = together(lambda: granted(hana), lambda: granted(other))

    assert sum(isinstance(one, HasToken) for one in gave) == 1
    assert counted(EarlyReader) == 1
