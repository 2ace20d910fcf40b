"""No search slips into an opted-out period, however many try; without the lock some do."""

import pytest

from matching.searches.models import Search
from matching.verification import check_searches
from portal.jurisdictions import scope
from portal.jurisdictions.models import Agency
from portal.participation.models import ParticipationEvent
from portal.participation.verification import Register
from tests.factories import county, couple, event
from tests.matching.gate_race import Race

pytestmark = pytest.mark.usefixtures("committed")
HOLD = "SELECT pg_get_functiondef('participation_hold'::regproc)"
NO_HOLD = (
    "CREATE OR REPLACE FUNCTION participation_hold(place bigint) RETURNS void"
    " LANGUAGE plpgsql AS $$ BEGIN END $$"
)


@pytest.fixture
def agencies(ohio):
    """Four counties that take part, with an agency each."""
    made = []
    for number in range(4):
        place = county(ohio, f"3980{number}", f"Race County {number}")
        event(place, "ACTIVATION")
        made.append(
            Agency.objects.create(ori=f"OH098{number}000", name="Race", jurisdiction=place)
        )
    return made


@pytest.fixture
def people(ohio):
    author, approver = couple(ohio)
    return author.pk, approver.pk


@pytest.fixture
def unlocked(admin_connection):
    """The gate without its lock."""
    (definition,) = admin_connection.execute(HOLD).fetchone()
    admin_connection.execute(NO_HOLD)
    yield
    admin_connection.execute(definition)


def inside_opted_out_periods() -> list[str]:
    with scope.within(scope.oversight(who="test", why="check the race")):
        return [str(breach) for breach in check_searches(Register())]


def searches() -> int:
    with scope.within(scope.oversight(who="test", why="count the race")):
        return Search.objects.count()


def test_no_search_of_20000_slips_into_an_opted_out_period(agencies, people):
    race = Race(agencies, people, attempts=20_000, toggles=2_000).run()

    assert race.faults == []
    assert race.tried >= 20_000
    assert ParticipationEvent.objects.filter(act__startswith="OPT_").count() == 2_000
    assert searches() == race.let_through
    # Both answers were given often: the race was one.
    assert min(race.let_through, race.refused) > 1_000
    assert inside_opted_out_periods() == []


def test_without_the_lock_some_do(agencies, people, unlocked):
    for _ in range(10):
        Race(agencies, people, attempts=2_000, toggles=200).run()
        if inside_opted_out_periods():
            return

    pytest.fail("the race without a lock found nothing, and so proves nothing with one")
