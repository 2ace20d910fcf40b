"""The day's canary: refused everywhere, leaving nothing but its counts, and loud if it is not."""

import io
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from matching.bookings.models import Booking
from matching.canary.attempts import WAYS
from matching.canary.models import CanaryRun
from matching.canary.services import MOMENTS, latest_runs, opted_out, run_once_a_day
from matching.searches.models import Search, Withholding
from matching.tasks import canary
from portal.accounts.models import User
from portal.jurisdictions import scope
from portal.jurisdictions.models import Agency
from tests.factories import LONG_AGO, event, takes_part
from tests.matching.factories import now

pytestmark = pytest.mark.usefixtures("committed")
EACH = len(WAYS) * len(MOMENTS)


@pytest.fixture
def left(riverton, lakeside):
    """Riverton takes part, Lakeside left."""
    event(riverton, "ACTIVATION")
    event(lakeside, "ACTIVATION")
    return event(lakeside, "OPT_OUT", effective_at=LONG_AGO + timedelta(days=1)).jurisdiction


def places() -> list[str]:
    return [period.jurisdiction.code for period in opted_out(at=now())]


def test_every_way_is_refused_in_every_place_that_left(left):
    run = run_once_a_day(clock=now)

    assert (run.places, run.attempts, run.refused, run.let_through) == (1, EACH, EACH, [])


def test_nothing_of_it_stays_but_the_counts(left):
    people = User.objects.count()

    run_once_a_day(clock=now)

    with scope.within(scope.oversight(who="test", why="look for remains")):
        for model in (Booking, Search, Withholding, Agency):
            assert not model.objects.exists()
    assert User.objects.count() == people
    assert CanaryRun.objects.count() == 1


def test_a_place_that_left_this_very_second_is_tried_too(riverton):
    event(riverton, "ACTIVATION")
    event(riverton, "OPT_OUT", effective_at=now(), retroactive=False)

    assert run_once_a_day(clock=now).refused == EACH


def test_a_day_has_one_run(left):
    first = run_once_a_day(clock=now)

    assert run_once_a_day(clock=now) == first
    canary()
    assert CanaryRun.objects.count() == 1


def test_a_state_that_left_takes_its_counties_along(riverton, lakeside, ohio):
    event(riverton, "ACTIVATION")
    assert places() == []

    takes_part(ohio, "L2")
    assert places() == ["39901", "39902"]


def test_who_never_joined_did_not_opt_out(riverton):
    assert places() == []


def test_a_gate_that_lets_through_is_told(left, admin_connection, caplog):
    admin_connection.execute("ALTER TABLE matching_search DISABLE TRIGGER search_gate")
    try:
        run = run_once_a_day(clock=now)
    finally:
        admin_connection.execute("ALTER TABLE matching_search ENABLE TRIGGER search_gate")

    assert run.refused < run.attempts
    assert "39902 booked now: row" in run.let_through
    assert "the canary was not refused: 39902 booked before: statement" in caplog.text
    with scope.within(scope.oversight(who="test", why="look for remains")):
        assert not Search.objects.exists()
    with pytest.raises(CommandError, match="Not refused: 39902"):
        call_command("canary", stdout=io.StringIO())


def test_the_command_says_how_it_went(left):
    out = io.StringIO()

    call_command("canary", stdout=out)

    assert f"1 places, {EACH} attempts, {EACH} refused" in out.getvalue()
    assert list(latest_runs(5)) == list(CanaryRun.objects.all())
