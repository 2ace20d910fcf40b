from types import SimpleNamespace

import pytest

from portal.jurisdictions.role_table import STATISTICS_RIGHTS
from reports.board.acts import ACTS, acts_open
from reports.releases.states import RELEASE, Status
from reports.views.board_runs import RUNS


def offered(status, user, *, signed_by=None, task="") -> list[str]:
    release = SimpleNamespace(status=status, signed_by_id=signed_by, work={"task": task})
    return [act.key for act in acts_open(release, user)]


def test_every_act_is_done_by_one_call():
    assert set(RUNS) == set(ACTS)


def test_every_way_that_people_take_is_an_act_and_no_act_leads_another_way():
    ways = {way for act in ACTS.values() for way in act.ways}
    of_people = {
        (source, target)
        for source, targets in RELEASE.ways.items()
        for target, right in targets.items()
        if right in STATISTICS_RIGHTS
    }

    assert of_people <= ways
    assert all(target in RELEASE.ways[source] for source, target in ways)


@pytest.mark.parametrize(
    ("status", "statistician", "head"),
    [
        (Status.OPEN, ["count", "freeze"], []),
        (Status.FROZEN, ["compute", "thaw"], []),
        (Status.COMPUTED, ["check", "thaw"], []),
        (Status.CHECKED, ["sign", "send-back", "thaw"], []),
        (Status.SIGNED, [], ["approve", "send-back"]),
        (Status.APPROVED, [], ["send-back"]),
        (Status.PUBLISHED, ["correct"], []),
        (Status.CORRECTED, [], []),
    ],
)
def test_each_is_offered_what_is_theirs(status, statistician, head, stan, hana, otto):
    assert offered(status, stan) == statistician
    assert offered(status, hana) == head
    assert offered(status, otto) == []


def test_no_worker_is_set_to_what_one_is_at(stan):
    assert offered(Status.FROZEN, stan, task="compute") == ["thaw"]
    assert offered(Status.COMPUTED, stan, task="check") == ["thaw"]


def test_whoever_signed_is_not_offered_to_approve(chief, hana):
    assert "approve" not in offered(Status.SIGNED, chief, signed_by=chief.pk)
    assert "approve" in offered(Status.SIGNED, chief, signed_by=hana.pk)
