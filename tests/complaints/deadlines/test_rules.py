"""The table of deadlines names states that there are, and begins what it should."""

from dataclasses import replace
from datetime import date

import pytest

from complaints.deadlines.rules import FIRST, TABLE, Key, begun_by, rule_of
from complaints.states import COMPLAINT, Status

TODAY = date(2026, 11, 22)
BEGUN = {
    "RECEIVED": {Key.ACKNOWLEDGE, Key.LETTER},
    "INTAKE_REVIEW": {Key.TRIAGE},
    "OIG_WINDOW": {Key.OIG_WINDOW},
    "REFERRED": {Key.REPORT},
    "REOPENED": {Key.LETTER},
}


@pytest.mark.parametrize("status", Status.values)
def test_each_state_begins_its_deadlines_and_no_others(status):
    assert {rule.key for rule in begun_by(status, on=TODAY)} == BEGUN.get(status, set())


@pytest.mark.parametrize("rule", TABLE, ids=lambda rule: rule.key)
def test_a_rule_names_states_that_there_are(rule):
    assert rule.begins | rule.met <= set(Status.values)
    assert rule.met
    assert not rule.begins & rule.met


@pytest.mark.parametrize("rule", [r for r in TABLE if r.begins], ids=lambda rule: rule.key)
def test_what_begins_can_be_met(rule):
    reached = set(rule.begins)
    while more := {to for one in reached for to in COMPLAINT.ways[one]} - reached:
        reached |= more

    assert rule.met & reached


def test_a_changed_rule_leaves_what_began_before_it_alone():
    changed = replace(TABLE[0], since=date(2027, 1, 1), days=3)
    table = [*TABLE, changed]

    assert rule_of(Key.ACKNOWLEDGE, on=date(2026, 12, 31), table=table).days == 5
    assert rule_of(Key.ACKNOWLEDGE, on=date(2027, 1, 1), table=table).days == 3
    assert begun_by("RECEIVED", on=date(2027, 1, 1), table=table)[0] == changed


def test_before_the_program_nothing_was_due():
    with pytest.raises(LookupError, match="APPEAL"):
        rule_of(Key.APPEAL, on=date(2008, 10, 26))
    assert begun_by("RECEIVED", on=date(2008, 10, 26)) == []
    assert rule_of(Key.APPEAL, on=FIRST).days == 30
