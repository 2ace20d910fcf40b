from datetime import UTC, datetime

from reports.board.work import work_of
from reports.releases import progress
from reports.releases.models import Release

AT = datetime(2026, 8, 3, 12, tzinfo=UTC)


def test_work_that_was_asked_for_runs():
    work = work_of(Release(work=progress.asked("compute", at=AT)))

    assert work.runs
    assert (work.done, work.of, work.since) == (0, 0, AT)
    assert work.what == "Rounding and reviewing"


def test_work_that_stopped_does_not_run_and_says_why():
    work = work_of(Release(work={"task": "", "problem": "Nothing differs."}))

    assert not work.runs
    assert work.problem == "Nothing differs."


def test_no_work_is_none():
    work = work_of(Release())

    assert not work.runs
    assert work.since is None
