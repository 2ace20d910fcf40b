"""Each complaint comes into one queue, by the rules in force, and keeps why."""

import pytest
from django.db import IntegrityError

from complaints.casework.refusals import NotAssignable
from complaints.routing.models import Routing
from complaints.routing.queues import route_new
from complaints.routing.refusals import TeamUnfit
from complaints.routing.selectors import general_team
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from tests.complaints.casework.conftest import MONDAY, days, inside, move, recuse
from tests.complaints.casework.test_assigning import lines
from tests.complaints.routing.conftest import close, queue, send


def test_without_rules_it_goes_to_the_general_queue(bring):
    made = bring()

    assert route_new(at=MONDAY) == 1
    assert (queue(made).team.is_general, queue(made).ruleset) == (True, None)


def test_the_first_rule_that_holds_is_kept_with_its_set(bring, jails, enacted, riverton):
    rules = enacted(
        {"team": jails, "topic": "TREATMENT"},
        {"team": jails, "place": riverton.parent, "urgent": True},
        {"team": jails},
    )
    made = bring()

    route_new(at=MONDAY)

    put = queue(made)
    assert (put.team, put.urgent, put.ruleset, put.rule.position) == (jails, True, rules, 2)


def test_what_no_rule_holds_for_keeps_the_set_that_was_asked(bring, jails, enacted):
    rules = enacted({"team": jails, "topic": "TREATMENT"})
    made = bring()

    route_new(at=MONDAY)

    assert (queue(made).team.is_general, queue(made).ruleset, queue(made).rule) == (
        True, rules, None,
    )  # fmt: skip


def test_a_set_counts_from_its_date_on(bring, jails, enacted):
    enacted({"team": jails}, at=MONDAY + days(2))
    early = bring()
    route_new(at=MONDAY)
    late = bring(at=MONDAY + days(3))

    route_new(at=MONDAY + days(3))

    assert (queue(early).team.is_general, queue(late).team) == (True, jails)


def test_it_is_routed_once_and_the_trail_says_by_what(bring, jails, enacted):
    rules = enacted({"team": jails})
    bring()

    assert [route_new(at=MONDAY), route_new(at=MONDAY)] == [1, 0]
    (line,) = lines("complaint.routed")
    assert line.detail["ruleset"] == rules.pk


def test_the_database_lets_it_be_in_one_queue(bring, jails):
    made = bring()
    route_new(at=MONDAY)

    with pytest.raises(IntegrityError, match="one_at_a_time"), scope.within(scope.complaints()):
        Routing.objects.create(
            complaint=made, jurisdiction_id=made.jurisdiction_id, team=jails, sent_at=MONDAY
        )


def test_a_person_sends_it_on_and_urgent_stays_urgent(bring, jails, enacted, inez, dora):
    bring()
    route_new(at=MONDAY)
    enacted({"team": jails, "urgent": True}, at=MONDAY)
    made = bring()
    route_new(at=MONDAY)
    general = inside(general_team)()

    send(complaint_id=made.pk, team=general, by=inez, at=MONDAY)

    put = queue(made)
    assert (put.team, put.urgent, put.sent_by, put.rule) == (general, True, inez, None)
    with pytest.raises(TeamUnfit):
        send(complaint_id=made.pk, team=general, by=dora, at=MONDAY)


def test_investigators_and_whoever_is_kept_away_do_not_send_it(bring, jails, inez, ingrid):
    made = bring()
    recuse(complaint_id=made.pk, user=inez, by=inez, at=MONDAY)

    for by in (ingrid, inez):
        with pytest.raises(AccessDenied):
            send(complaint_id=made.pk, team=jails, by=by, at=MONDAY)


def test_what_is_over_and_a_closed_team_take_nothing(bring, jails, inez, dora):
    over, made = bring("WITHDRAWN"), bring()
    close(team_id=jails.pk, by=dora, at=MONDAY)

    with pytest.raises(NotAssignable):
        send(complaint_id=over.pk, team=jails, by=inez, at=MONDAY)
    with pytest.raises(TeamUnfit):
        send(complaint_id=made.pk, team=jails, by=inez, at=MONDAY)


def test_routing_changes_nothing_else(bring, jails, enacted, inez):
    enacted({"team": jails})
    made = bring()

    route_new(at=MONDAY)

    assert move(complaint_id=made.pk, to="ACKNOWLEDGED", by=inez, at=MONDAY)
    assert queue(made).team == jails
