"""Every stored decision comes out the same from what was known then."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from matching.policy.facts import Facts
from matching.policy.models import Decision
from matching.policy.replay import differences, replay
from tests.factories import ago
from tests.matching.casework import casework
from tests.matching.policy.many import Many

pytestmark = pytest.mark.usefixtures("galleries", "joined")
CASES = 1_000


def test_a_thousand_random_cases_replay_to_the_stored_decisions(
    committed, admin_connection, riverton_police, omar
):
    many = Many(riverton_police, omar, CASES, at=ago(hours=2), seed=20110617)
    many.learn()
    admin_connection.execute("ANALYZE")  # or the planner takes the tables for empty
    many.decide()
    many.learn(0.3)  # what came later changes nothing of it

    with casework():
        stored = list(Decision.objects.select_related("case"))
        different = [str(one) for one in differences(stored)]
        outcomes = {decision.outcome for decision in stored}

    assert different == []
    assert len(stored) == CASES
    assert outcomes == {"NO_ACTION", "STOP", "AFTER_CONVICTION", "MAY_PROCEED"}


def command() -> str:
    told = StringIO()
    call_command("replay_decisions", stdout=told)
    return told.getvalue()


def test_the_command_replays_every_stored_decision(riverton_police, omar):
    many = Many(riverton_police, omar, 12, at=ago(hours=2), seed=1)
    many.learn()
    many.decide()
    many.decide()

    assert command() == "All 24 decisions come out as they were stored.\n"


@pytest.mark.parametrize("page", [1, 5, 24])
def test_the_command_reads_page_after_page(riverton_police, omar, monkeypatch, page):
    Many(riverton_police, omar, 6, at=ago(hours=2), seed=1).decide()
    monkeypatch.setattr("matching.policy.replay.PAGE", page)

    assert "All 6 " in command()


@pytest.mark.parametrize(
    ("part", "forged"),
    [
        ("outcome", "MAY_PROCEED"),
        ("facts", Facts(finding="REMOVABLE").as_json()),
        ("versions", ["minor-traffic@1"]),
        ("reasons", []),
        ("level", "LEVEL_1"),
        ("level_scheme", "2008"),
        ("level_basis", [{"says": "AGGRAVATED", "number": 1, "named": []}]),
    ],
)
def test_the_command_finds_a_decision_that_was_not_made_by_the_rules(
    riverton_police, omar, part, forged
):
    many = Many(riverton_police, omar, 1, at=ago(hours=2), seed=3)
    (decision,) = many.decide()
    forgery = Decision(**{**made(decision), part: forged})
    with casework():
        forgery.save()

    with pytest.raises(CommandError, match="in 2 decisions"):
        command()
    with casework():
        assert replay(decision)
        assert not replay(forgery)


def made(decision) -> dict[str, object]:
    """A decision's own values, under another key."""
    names = [f.attname for f in Decision._meta.concrete_fields if not f.primary_key]
    later = {"decided_at": decision.decided_at + timedelta(seconds=1)}
    return {name: getattr(decision, name) for name in names} | later
