"""Rules are drafted, tried and enacted by supervisors, and stay as they were enacted."""

import pytest
from django.db import ProgrammingError
from django.db.utils import IntegrityError

from complaints.routing.models import RoutingRule, RuleSet
from complaints.routing.queues import route_new
from complaints.routing.refusals import DateUnfit, NoDraft, RuleUnfit
from complaints.routing.selectors import draft_of_rules, in_force, rules_of
from complaints.routing.trying import try_rules
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from tests.complaints.casework.conftest import MONDAY, days
from tests.complaints.casework.test_assigning import lines
from tests.complaints.routing.conftest import SUNDAY, add, close, enact, lift, remove, start
from tests.complaints.routing.conftest import queue as queue_of

OTHERS = ["inez", "ingrid", "chief", "otto", "nobody"]


def read(call, *args, **given):
    with scope.within(scope.complaints()):
        return call(*args, **given)


def drafted() -> list[RoutingRule]:
    return read(lambda: rules_of(draft_of_rules()))


@pytest.mark.parametrize("who", OTHERS)
def test_supervisors_alone_draft_and_enact(jails, dora, request, who):
    by = request.getfixturevalue(who)
    with pytest.raises(AccessDenied):
        start(by=by, at=SUNDAY)
    start(by=dora, at=SUNDAY)
    for call, given in ((add, {"team": jails}), (enact, {"effective_at": MONDAY})):
        with pytest.raises(AccessDenied):
            call(**given, by=by, at=SUNDAY)


def test_a_draft_begins_with_the_rules_enacted_last(jails, enacted, dora):
    enacted({"team": jails, "topic": "STOP"}, {"team": jails, "urgent": True})

    start(by=dora, at=MONDAY)

    assert [(one.position, one.topic, one.urgent) for one in drafted()] == [
        (1, "STOP", False), (2, "", True),
    ]  # fmt: skip


def test_there_is_one_draft_at_a_time(dora):
    start(by=dora, at=SUNDAY)

    with pytest.raises(NoDraft):
        start(by=dora, at=SUNDAY)
    with pytest.raises(IntegrityError, match="one_draft"), scope.within(scope.complaints()):
        RuleSet.objects.create(number=99, drafted_by=dora, drafted_at=SUNDAY)


def test_without_a_draft_nothing_is_changed(jails, dora):
    with pytest.raises(NoDraft):
        add(team=jails, by=dora, at=SUNDAY)
    with pytest.raises(NoDraft):
        enact(effective_at=MONDAY, by=dora, at=SUNDAY)


def test_rules_of_the_draft_are_raised_and_removed(jails, dora):
    start(by=dora, at=SUNDAY)
    one, two, three = (
        add(team=jails, topic=topic, by=dora, at=SUNDAY) for topic in ("STOP", "OTHER", "NO_COPY")
    )

    lift(rule_id=three.pk, by=dora, at=SUNDAY)
    lift(rule_id=one.pk, by=dora, at=SUNDAY)
    remove(rule_id=two.pk, by=dora, at=SUNDAY)

    assert [rule.topic for rule in drafted()] == ["STOP", "NO_COPY"]
    with pytest.raises(RuleUnfit):
        remove(rule_id=two.pk, by=dora, at=SUNDAY)


@pytest.mark.parametrize("effective", [SUNDAY - days(1), SUNDAY])
def test_rules_come_into_force_from_now_on_and_after_the_last_ones(
    jails, enacted, dora, effective
):
    enacted({"team": jails})
    start(by=dora, at=SUNDAY)

    with pytest.raises(DateUnfit):
        enact(effective_at=effective, by=dora, at=SUNDAY)


def test_a_rule_to_a_closed_team_is_neither_added_nor_enacted(jails, dora):
    start(by=dora, at=SUNDAY)
    add(team=jails, by=dora, at=SUNDAY)
    close(team_id=jails.pk, by=dora, at=SUNDAY)

    with pytest.raises(RuleUnfit):
        enact(effective_at=MONDAY, by=dora, at=SUNDAY)
    jails.closed_at = SUNDAY
    with pytest.raises(RuleUnfit):
        add(team=jails, by=dora, at=SUNDAY)


CHANGES = {
    "set": lambda rules: RuleSet.objects.filter(pk=rules.pk).update(effective_at=MONDAY + days(9)),
    "position": lambda rules: rules.rules.update(position=9),
    "removal": lambda rules: rules.rules.all().delete(),
    "addition": lambda rules: RoutingRule.objects.create(
        ruleset=rules, position=7, team=rules.rules.get().team
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_the_database_keeps_enacted_rules_as_they_are(jails, enacted, change):
    rules = enacted({"team": jails})

    with pytest.raises(ProgrammingError, match="stay as they are"):
        read(change, rules)


def test_the_set_of_the_latest_date_that_has_come_is_in_force(jails, enacted):
    first, second = enacted({"team": jails}), enacted(at=MONDAY)

    found = [read(in_force, at=at) for at in (SUNDAY - days(1), SUNDAY, MONDAY, MONDAY + days(9))]

    assert found == [None, first, second, second]
    assert [line.detail["rules"] for line in lines("routing.enacted")] == [1, 1]


def test_a_dry_run_counts_and_changes_nothing(bring, jails, enacted, dora, lakeside):
    enacted({"team": jails, "topic": "TREATMENT"})
    treated, held = bring(topic="TREATMENT"), bring()
    route_new(at=MONDAY)
    bring(jurisdiction=lakeside)
    start(by=dora, at=MONDAY)
    remove(rule_id=drafted()[0].pk, by=dora, at=MONDAY)
    rule = add(team=jails, place=lakeside, urgent=True, by=dora, at=MONDAY)

    tried = read(lambda: try_rules(drafted(), dora))

    assert [(one.team.is_general, one.complaints, one.urgent) for one in tried.shares] == [
        (True, 2, 0), (False, 1, 1),
    ]  # fmt: skip
    assert {(one.source.name, one.target.name, one.complaints) for one in tried.shifts} == {
        ("General", "Jails", 1), ("Jails", "General", 1),
    }  # fmt: skip
    assert tried.held == {rule.pk: 1}
    assert (queue_of(treated).team, queue_of(held).team.is_general) == (jails, True)


def test_a_dry_run_costs_as_many_queries_for_many_cases(
    bring, jails, dora, django_assert_num_queries
):
    start(by=dora, at=SUNDAY)
    add(team=jails, topic="TREATMENT", by=dora, at=SUNDAY)
    for number in range(6):
        bring(topic="TREATMENT" if number % 2 else "STOP")
    rules = drafted()

    with scope.within(scope.complaints()), django_assert_num_queries(3):
        tried = try_rules(rules, dora)

    assert tried.complaints == 6
