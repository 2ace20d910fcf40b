"""Teams are made and closed, and people come and go; the general team stays."""

import pytest
from django.db import IntegrityError

from complaints.routing.models import RoutingRule, Team
from complaints.routing.queues import route_new
from complaints.routing.refusals import NotATeammate, TeamUnfit
from complaints.routing.selectors import general_team, teams, teams_with_mates
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from tests.complaints.casework.conftest import MONDAY, days
from tests.complaints.routing.conftest import (
    SUNDAY,
    add,
    close,
    enact,
    join,
    leave,
    make,
    remove,
    start,
)


def read(call):
    with scope.within(scope.complaints()):
        return call()


@pytest.mark.parametrize("who", ["inez", "ingrid", "chief", "otto"])
def test_supervisors_alone_arrange_teams(jails, request, who, ingrid):
    by = request.getfixturevalue(who)
    on = {"team_id": jails.pk, "by": by, "at": MONDAY}

    for call, given in (
        (make, {"name": "Night", "by": by, "at": MONDAY}),
        (close, on),
        (join, on | {"user": ingrid}),
        (leave, on | {"user": ingrid}),
    ):
        with pytest.raises(AccessDenied):
            call(**given)


def test_people_who_work_on_complaints_come_and_go(jails, dora, ingrid, rosa):
    on = {"team_id": jails.pk, "by": dora, "at": MONDAY}
    join(user=ingrid, **on)

    for user in (ingrid, rosa):  # in it already, and nobody of the work
        with pytest.raises(NotATeammate):
            join(user=user, **on)
    team = next(one for one in read(lambda: list(teams_with_mates())) if one == jails)
    assert [mate.user for mate in team.present] == [ingrid]
    leave(user=ingrid, **on)
    with pytest.raises(NotATeammate):
        leave(user=ingrid, **on)
    assert join(user=ingrid, **on)


@pytest.mark.parametrize("name", ["jails", " Jails ", "  ", " general"])
def test_a_name_is_given_once(jails, dora, name):
    with pytest.raises(TeamUnfit):
        make(name=name, by=dora, at=SUNDAY)


def test_a_team_is_closed_once_its_queue_is_empty(bring, jails, enacted, dora):
    enacted({"team": jails})
    bring()
    route_new(at=MONDAY)

    with pytest.raises(TeamUnfit, match="in the queue"):
        close(team_id=jails.pk, by=dora, at=MONDAY)


@pytest.mark.parametrize("wait", [0, 3])
def test_a_team_to_which_rules_send_is_not_closed(jails, dora, wait):
    start(by=dora, at=SUNDAY)
    rule = add(team=jails, by=dora, at=SUNDAY)
    enact(effective_at=MONDAY + days(wait), by=dora, at=SUNDAY)
    with pytest.raises(TeamUnfit, match="send to this team"):
        close(team_id=jails.pk, by=dora, at=MONDAY)

    start(by=dora, at=MONDAY)
    copied = read(lambda: RoutingRule.objects.exclude(pk=rule.pk).get())
    remove(rule_id=copied.pk, by=dora, at=MONDAY)
    enact(effective_at=MONDAY + days(4), by=dora, at=MONDAY)

    close(team_id=jails.pk, by=dora, at=MONDAY + days(4))


def test_the_general_team_stays(bring, jails, dora):
    bring()
    route_new(at=MONDAY)
    general = read(general_team)
    with pytest.raises(TeamUnfit):
        close(team_id=general.pk, by=dora, at=MONDAY)
    close(team_id=jails.pk, by=dora, at=MONDAY)

    assert read(lambda: list(teams())) == [general]
    for call in (
        lambda: Team.objects.filter(pk=general.pk).update(closed_at=MONDAY),
        lambda: Team.objects.create(name="Other", is_general=True, made_at=MONDAY),
    ):
        with pytest.raises(IntegrityError, match="team_"):
            read(call)
