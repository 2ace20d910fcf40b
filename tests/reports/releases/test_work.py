"""Work that fails says so, in words that anybody may read, and a person begins it again."""

import pytest

from portal.jurisdictions import scope
from portal.register.atlas import AtlasMissing
from reports.disclosure.ledger import LedgerDamaged
from reports.disclosure.soundness import Finding
from reports.releases import progress, services
from reports.releases.schedule import FAILED, PROBLEMS, waiting, work
from reports.releases.states import Status
from reports.statistics.cubing import write_cube
from tests.reports.releases.worlds import (
    AT,
    QUARTER,
    WHY,
    again,
    checked,
    clock,
    computed,
    frozen,
)


@pytest.fixture
def counting(database):
    return lambda: scope.within(scope.statistics())


def test_without_an_atlas_the_check_stops_and_is_begun_again(counted, stan, settings, counting):
    release, there = computed(counted, stan), settings.ATLAS_FILE
    settings.ATLAS_FILE = there.with_name("nowhere.json")
    with counting():
        services.start_checking(release=release, by=stan, at=AT)

    with pytest.raises(AtlasMissing):
        work(release.pk, clock=clock)

    assert again(release).work["problem"] == PROBLEMS[AtlasMissing]
    assert waiting() == []
    settings.ATLAS_FILE = there
    with counting():
        services.start_checking(release=release, by=stan, at=AT)
    assert work(release.pk, clock=clock)
    assert again(release).status == Status.CHECKED


def test_a_ledger_of_other_keys_stops_a_correction_and_names_no_cell(
    out, stan, monkeypatch, counting
):
    with counting():
        write_cube(QUARTER, at=AT)
        second = services.open_correction(quarter=QUARTER, reason=WHY, by=stan, at=AT)
    frozen(second, stan)
    monkeypatch.setattr("reports.releases.computing.rounding_secret", lambda: bytes(32))

    with pytest.raises(LedgerDamaged):
        work(second.pk, clock=clock)

    assert again(second).work["problem"] == PROBLEMS[LedgerDamaged]
    assert "39901" not in str(again(second).work)


def test_what_nobody_foresaw_stops_the_work_too(counted, stan, settings, tmp_path, counting):
    release = computed(counted, stan)
    settings.ATLAS_FILE = tmp_path / "atlas.json"
    settings.ATLAS_FILE.write_text('{"type": "Topology"}')
    with counting():
        services.start_checking(release=release, by=stan, at=AT)

    with pytest.raises((KeyError, ValueError)):
        work(release.pk, clock=clock)

    assert (again(release).work["problem"], again(release).work["task"]) == (FAILED, "")


def test_a_worker_that_comes_late_takes_no_work_from_the_next(counted, stan, counting):
    release = frozen(counted, stan)
    with counting():
        services.thaw_release(release=release, note=WHY, by=stan, at=AT)

    progress.tell(release.pk, progress.COMPUTE, done=2, of=3, at=AT)
    progress.stop(release.pk, progress.COMPUTE, problem="The work failed.")

    assert again(release).work == progress.asked(progress.COUNT, at=AT)


def test_what_the_gate_finds_does_not_reach_a_quarter_that_was_thawed(
    counted, stan, monkeypatch, counting
):
    release = computed(counted, stan)

    def thawed(*_given):
        with counting():
            services.thaw_release(release=release, note=WHY, by=stan, at=AT)
        return [Finding("error-state", "Too far.", 1, ())]

    monkeypatch.setattr("reports.releases.checking.examine", thawed)
    checked(release, stan)

    assert again(release).findings == []
    assert again(release).work["task"] == progress.COUNT
