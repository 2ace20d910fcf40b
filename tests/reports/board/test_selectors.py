"""What the board reads, in few queries however many releases there are."""

import pytest

from portal.jurisdictions import scope
from reports.board import selectors
from reports.board.packages import approved_package, preview
from reports.calendar.services import plan_ahead
from reports.releases.models import Release
from reports.releases.services import open_release
from reports.releases.states import Status
from tests.kept import kept
from tests.reports.calendar.worlds import NOW, QUARTER
from tests.reports.releases import worlds


@pytest.fixture
def counting(database):
    """The scope in which statisticians work, entered where the test says."""
    return lambda: scope.within(scope.statistics())


@kept
def computed(riverton, lakeside, stan) -> Release:
    plan_ahead(at=NOW)
    return worlds.computed(worlds.opened([*worlds.ROWS, worlds.INCIDENT]), stan)


def test_a_quarter_is_planned_or_on_its_way(computed, counting):
    with counting():
        (one,) = selectors.on_the_way()

        assert one.release == computed
        assert str(QUARTER) not in {planned.quarter for planned in selectors.not_begun()}
        assert selectors.not_begun().count() == 3
        assert not selectors.out().exists()


def test_a_warning_is_open_until_somebody_looked_at_it(computed, counting):
    with counting():
        standing = selectors.standing_of(computed)

    assert [item.code for item in standing.warnings] == ["incidents"]
    assert (standing.errors, standing.open_warnings) == ([], 1)
    assert standing.waits_for == "Statisticians: build the package and check disclosure."


@pytest.mark.parametrize("status", Status)
def test_every_state_waits_for_somebody(status, computed, counting):
    computed.status = status

    with counting():
        words = selectors.standing_of(computed).waits_for

    assert (words == "Nobody.") == (status in {Status.PUBLISHED, Status.CORRECTED})


def test_more_open_quarters_ask_no_more(computed, counting, django_assert_max_num_queries):
    with counting():
        for quarters in (1, 2, 3):
            open_release(quarter=QUARTER.shifted(quarters), day=worlds.DAY, by=None, at=NOW)

        with django_assert_max_num_queries(11):
            assert len(selectors.on_the_way()) == 4


def test_the_history_begins_with_the_last_step(computed, counting):
    with counting():
        steps = [step.target for step in selectors.history_of(computed)]

    assert steps == [Status.COMPUTED, Status.FROZEN]


def test_nobody_sees_a_package_before_two_people_signed_it(computed):
    which = {"quarter": str(QUARTER), "version": "1.0"}

    assert approved_package(**which) == {}
    assert preview(**which) is None


def test_a_package_is_seen_as_it_will_be(riverton, lakeside, stan, hana, counting):
    release = worlds.approved(worlds.opened(), stan, hana)
    which = {"quarter": release.quarter, "version": release.version}

    seen = preview(**which)

    with counting():
        sizes = {file.path: file.size for file in selectors.files_of(release)}
    assert {file.path: file.size for file in seen.package.files} == sizes
    assert {path: len(data) for path, data in approved_package(**which).items()} == sizes
    assert seen.package.manifest == release.manifest
    assert not seen.synthetic
    assert seen.findings
