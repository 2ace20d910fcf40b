"""One act on many complaints: each as if it were the only one, tried first, done once."""

from uuid import uuid4

import pytest

from complaints.bulk import services
from complaints.bulk.models import Run
from complaints.bulk.services import ACTS
from complaints.casework.models import Assignment, Move
from complaints.casework.selectors import assignee_of
from complaints.models import Complaint
from complaints.routing.queues import route_new
from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from tests.complaints.casework.conftest import MONDAY, again, bring, inside, recuse
from tests.complaints.casework.test_assigning import lines
from tests.complaints.routing.conftest import make
from tests.matching.test_races import together

__all__ = ["bring"]
try_act, run_act = inside(services.try_act), inside(services.run_act)


def on(*complaints, act="acknowledge", by, **given):
    ids = [one.pk for one in complaints]
    return {"ids": ids, "act": act, "given": given, "by": by, "at": MONDAY}


def count(model) -> int:
    with scope.within(scope.complaints()):
        return model.objects.count()


def trail() -> int:
    with scope.within(scope.oversight(who="test", why="the trail")):
        return AuditEvent.objects.count()


@pytest.fixture
def mixed(bring, inez, dora):
    """One that can be acknowledged, one that was, and one that Inez is kept away from."""
    new, known, hers = bring(), bring("ACKNOWLEDGED"), bring()
    recuse(complaint_id=hers.pk, user=inez, by=dora, at=MONDAY)
    return new, known, hers


def test_a_trial_says_what_would_be_and_leaves_nothing(mixed, inez):
    new, known, _hers = mixed
    before = (count(Move), trail())

    tried = try_act(**on(*mixed, by=inez))

    assert tried.done == [new.number]
    assert tried.refused == [(known.number, "TransitionRefused"), ("", "NotSeen")]
    assert (count(Move), trail()) == before
    assert again(new).status == "RECEIVED"


def test_a_run_does_what_the_trial_said(mixed, inez):
    tried = try_act(**on(*mixed, by=inez))

    run = run_act(run_id=uuid4(), **on(*mixed, by=inez))

    assert (run.done, [tuple(pair) for pair in run.refused]) == (tried.done, tried.refused)
    assert again(mixed[0]).status == "ACKNOWLEDGED"
    (line,) = lines("complaint.bulk")
    assert (line.detail["done"], line.detail["refused"]) == (1, 2)


def test_the_same_run_sent_twice_is_done_once(bring, inez, ingrid, dora):
    made, run_id = bring(), uuid4()
    given = {"act": "assign", "investigator": ingrid}
    first = run_act(run_id=run_id, **on(made, by=inez, **given))

    second = run_act(run_id=run_id, **on(made, bring(), by=inez, **given))

    assert (second, second.done) == (first, [made.number])
    assert (count(Assignment), count(Run)) == (1, 1)


@pytest.mark.usefixtures("committed")
def test_of_two_at_once_one_is_done(bring, inez, ingrid):
    made, run_id = bring(), uuid4()
    call = {"run_id": run_id, **on(made, act="assign", by=inez, investigator=ingrid)}

    both = together(lambda: run_act(**call), lambda: run_act(**call))

    assert [run.done for run in both] == [[made.number]] * 2
    assert count(Assignment) == 1


def test_those_sent_twice_count_once_and_500_at_most(bring, inez, monkeypatch):
    monkeypatch.setattr(services, "MOST", 2)
    one, two, three = bring(), bring(), bring()

    tried = try_act(**on(one, one, two, three, by=inez))

    assert sorted(tried.done) == sorted([one.number, two.number])


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("who", ["otto", "chief", "nobody"])
def test_others_do_nothing_by_any_act(bring, ingrid, dora, request, act, who):
    made, by = bring(), request.getfixturevalue(who)
    route_new(at=MONDAY)
    team = make(name="Jails", by=dora, at=MONDAY)
    given = {"assign": {"investigator": ingrid}, "team": {"team": team}}.get(act, {})

    tried = try_act(**on(made, act=act, by=by, **given))

    assert (tried.done, tried.refused) == ([], [("", "NotSeen")])


def test_each_act_does_what_the_one_does(bring, inez, ingrid, dora):
    team = make(name="Jails", by=dora, at=MONDAY)
    made = bring()
    for act, given in (
        ("assign", {"investigator": ingrid}), ("team", {"team": team}), ("acknowledge", {}),
        ("review", {}), ("offer", {}), ("retain", {}),
    ):  # fmt: skip
        assert run_act(run_id=uuid4(), **on(made, act=act, by=inez, **given)).done

    with scope.within(scope.complaints()):
        assert (assignee_of(made), Complaint.objects.get().status) == (ingrid, "RETAINED")
