"""The pages of teams and rules."""

import pytest

from complaints.routing.queues import route_new
from tests.complaints.casework.conftest import inside
from tests.complaints.routing.conftest import join, make, queue
from tests.complaints.views.test_desk import act, listed
from tests.matching.factories import now
from tests.signing_in import signed_in

RULES, TEAMS = "/complaints/routing/", "/complaints/teams/"


@pytest.fixture
def jails(dora):
    return make(name="Jails", by=dora, at=now())


def post(client, where, **sent):
    return client.post(where, sent)


def test_a_supervisor_drafts_tries_and_enacts(client, dora, jails, riverton, complain):
    complain(content=None)
    signed_in(client, dora)

    assert post(client, RULES, do="start").status_code == 302
    assert post(client, RULES, do="add", team=jails.pk, place="39901").status_code == 302
    shown = client.get(RULES)
    assert [(one.team, one.complaints) for one in shown.context["tried"].shares] == [(jails, 1)]
    assert post(client, RULES, do="enact").status_code == 302

    shown = client.get(RULES)
    assert [rule.place for rule in shown.context["rules"]] == [riverton]
    assert shown.context["draft"] is None


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ({"do": "add", "place": "00000"}, 422),
        ({"do": "add", "agency": "OH0000000"}, 422),
        ({"do": "raise", "rule": "x"}, 422),
        ({"do": "raise", "rule": "9" * 5000}, 422),
        ({"do": "remove", "rule": "999999"}, 422),
        ({"do": "enact", "on": "2011-01-01"}, 422),
        ({"do": "start"}, 409),
        ({"do": "bury"}, 422),
    ],
)
def test_what_cannot_be_done_is_said(client, dora, jails, sent, code):
    signed_in(client, dora)
    post(client, RULES, do="start")

    assert post(client, RULES, team=jails.pk, **sent).status_code == code


def test_others_of_the_staff_read_and_change_nothing(client, ingrid, jails):
    signed_in(client, ingrid)

    assert client.get(RULES).status_code == client.get(TEAMS).status_code == 200
    assert post(client, RULES, do="start").status_code == 403
    assert post(client, TEAMS, do="make", name="Night").status_code == 403


def test_teams_are_arranged_by_the_forms(client, dora, ingrid, jails):
    signed_in(client, dora)
    mate = {"team": jails.pk, "user": ingrid.pk}

    codes = [
        post(client, TEAMS, do=do, **sent).status_code
        for do, sent in (
            ("make", {"name": "Night"}), ("make", {"name": "Night"}), ("make", {}),
            ("add", mate), ("remove", mate), ("close", {"number": jails.pk}), ("bury", {}),
        )
    ]  # fmt: skip

    assert codes == [302, 409, 422, 302, 302, 302, 422]
    assert "Night" in client.get(TEAMS).content.decode()


def test_the_queue_of_my_team_is_a_list_and_a_filter(client, complain, dora, inez, jails):
    mine, other = complain(content=None), complain(content=None)
    route_new(at=now())
    join(team_id=jails.pk, user=inez, by=dora, at=now())
    signed_in(client, inez)

    assert act(client, mine, "team", team=jails.pk).status_code == 302

    assert queue(mine).team == jails
    assert listed(client, "team") == listed(client, "all", team="mine") == [mine.number]
    assert listed(client, "all", team=jails.pk) == [mine.number]
    general = inside(lambda: queue(other).team.pk)()
    assert listed(client, "all", team=general) == [other.number]
    assert listed(client, "all", urgent="on") == []
    assert "Team: General queue" in client.get("/complaints/").content.decode()
    assert "Sent there by inez" in client.get(f"/complaints/{mine.pk}/").content.decode()
