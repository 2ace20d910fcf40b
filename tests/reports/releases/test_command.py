"""`manage.py work_on_releases` does what waits, says how far it is, and why it stopped."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from portal.jurisdictions import scope
from reports.releases import services
from reports.releases.schedule import waiting
from reports.releases.states import Status
from reports.releases.work_states import WorkState
from reports.statistics.cubing import write_cube
from tests.reports.releases.work import brought_to
from tests.reports.releases.worlds import AT, QUARTER, WHY, again, frozen


def worked() -> list[str]:
    out = StringIO()
    call_command("work_on_releases", stdout=out)
    return out.getvalue().splitlines()


def test_it_does_what_waits_and_says_each_step(counted, stan):
    release = frozen(counted, stan)

    assert worked() == [f"compute: {step} of 4" for step in (1, 2, 3, 4)]
    assert again(release).status == Status.COMPUTED


def test_it_says_nothing_where_nothing_waits(counted):
    assert worked() == []


def test_a_package_that_changes_nothing_is_an_error(out, stan):
    with scope.within(scope.statistics()):
        second = services.open_correction(quarter=QUARTER, reason=WHY, by=stan, at=AT)
        write_cube(QUARTER, at=AT)
        services.freeze_release(release=second, by=stan, at=AT)
    worked()
    with scope.within(scope.statistics()):
        services.start_checking(release=again(second), by=stan, at=AT)

    with pytest.raises(CommandError, match="Nothing differs"):
        worked()


def test_it_says_what_was_canceled_and_does_the_rest(counted, stan):
    release = brought_to(WorkState.STOPPING, frozen(counted, stan), stan)

    assert worked() == ["compute: canceled, and nothing was written"]
    assert (again(release).status, waiting()) == (Status.FROZEN, [])
    with scope.within(scope.statistics()):
        services.start_computing(release=release, by=stan, at=AT)
    assert worked()[-1] == "compute: 4 of 4"
