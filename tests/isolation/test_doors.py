"""Nobody sees another tenant's rows by any door of the site, whoever they are and however."""

import logging

import pytest

from portal.jurisdictions.roles import give_role
from portal.jurisdictions.tenants import TenantQuerySet
from portal.jurisdictions.tokens import issue_token
from tests.factories import NOON
from tests.isolation.doors import addresses, payload
from tests.isolation.visitors import Visitor
from tests.isolation.world import mark, snapshot

# Who must see nothing of Riverton, and the tables in which they may still act.
OUTSIDERS = ["stranger", "software", "luca", "iris", "nobody"]
JOBS = {"matching_reading", "matching_search"}


@pytest.fixture(autouse=True)
def quiet():
    """Thousands of refusals are expected; writing each down takes longer than the refusal."""
    logging.disable()
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def visitor(neighbors, request, lakeside_sheriff, chief, now):
    """Make a visitor of a name."""

    def make(name):
        if name == "stranger":
            return Visitor()
        if name == "software":
            return Visitor(key=issue_token(agency=lakeside_sheriff, by=chief, at=now))
        return Visitor(user=request.getfixturevalue(name))

    return make


@pytest.fixture
def everywhere(neighbors, riverton_police, rosa):
    """Every door with Riverton's ids, what is sent there, and Riverton's mark."""
    rows = {**neighbors.theirs, **owners(riverton_police, rosa)}
    return addresses(rows), payload(rows), mark(riverton_police.jurisdiction)


def owners(agency, user):
    return {type(row): row for row in (agency, agency.jurisdiction, user)}


@pytest.mark.parametrize("name", OUTSIDERS)
def test_no_door_leads_next_door(name, visitor, everywhere, riverton, admin_connection):
    before, somebody = snapshot(admin_connection, riverton), visitor(name)

    somebody.try_every(*everywhere)

    assert somebody.seen == set()
    assert somebody.failures == []
    assert snapshot(admin_connection, riverton) == before
    assert somebody.statuses.total() > len(everywhere[0]) * 2


def test_an_operator_sees_of_a_job_that_it_failed_and_why(
    visitor, everywhere, riverton, admin_connection
):
    before, olga = snapshot(admin_connection, riverton), visitor("olga")

    olga.try_every(*everywhere)

    after = snapshot(admin_connection, riverton)
    assert {shown.split("-", 1)[1] for shown in olga.seen} == {"reading-problem", "search-problem"}
    assert olga.failures == []
    assert {table for table in before if before[table] != after[table]} <= JOBS


def test_an_investigator_sees_the_complaint_and_nothing_else(
    visitor, everywhere, riverton, admin_connection
):
    before, ingrid = snapshot(admin_connection, riverton), visitor("ingrid")

    ingrid.try_every(*everywhere)

    # A number is too short for the whole word.
    work = {"message", "evidence", "move", "pause", "note", "question", "answer"}
    work |= {"team", "body", "referral", "refe", "legalhold", "T"}
    assert {shown.split("-")[1] for shown in ingrid.seen} == {"comp", "complaint", *work}
    assert ingrid.failures == []
    assert snapshot(admin_connection, riverton) == before


def test_an_administrator_sees_and_changes_nothing(
    visitor, everywhere, riverton, admin_connection
):
    before, chief = snapshot(admin_connection, riverton), visitor("chief")

    chief.try_every(*everywhere)

    assert chief.seen
    assert not any("notes" in shown or "person" in shown for shown in chief.seen)
    assert chief.failures == []
    assert snapshot(admin_connection, riverton) == before


@pytest.mark.parametrize("name", ["rosa", "otto", "gwen"])
def test_those_who_belong_see_it(name, visitor, everywhere):
    somebody = visitor(name)

    somebody.try_every([a for a in everywhere[0] if "booking" in a.path], *everywhere[1:])

    fields = {shown.split("-", 1)[1] for shown in somebody.seen}
    assert {"booking-local_number", "booking-name", "charge-description"} <= fields
    assert somebody.failures == []


def test_everybody_sees_their_own(visitor, neighbors, lakeside_sheriff, luca):
    rows = {**neighbors.mine, **owners(lakeside_sheriff, luca)}
    for somebody in (visitor("luca"), visitor("software")):
        home = [a for a in addresses(rows) if "booking" in a.path]
        somebody.try_every(home, payload(rows), mark(lakeside_sheriff.jurisdiction))

        assert any("local_number" in shown for shown in somebody.seen)


def forget_the_filter(monkeypatch):
    monkeypatch.setattr(TenantQuerySet, "visible_to", lambda rows, user, permission: rows.all())


def enter_the_wrong_tenant(monkeypatch, riverton):
    monkeypatch.setattr("portal.middleware.jurisdictions_of", lambda user: [riverton.pk])


def test_row_security_holds_where_a_filter_is_forgotten(visitor, everywhere, monkeypatch):
    forget_the_filter(monkeypatch)
    luca = visitor("luca")

    luca.try_every([a for a in everywhere[0] if "booking" in a.path], *everywhere[1:])

    assert luca.seen == set()


def test_the_filter_holds_where_the_wrong_tenant_is_entered(
    visitor, everywhere, riverton, monkeypatch
):
    enter_the_wrong_tenant(monkeypatch, riverton)
    luca = visitor("luca")

    luca.try_every([a for a in everywhere[0] if "booking" in a.path], *everywhere[1:])

    assert luca.seen == set()


def test_a_leak_through_both_is_found(visitor, everywhere, riverton, monkeypatch):
    forget_the_filter(monkeypatch)
    enter_the_wrong_tenant(monkeypatch, riverton)
    luca = visitor("luca")

    luca.try_every([a for a in everywhere[0] if "booking" in a.path], *everywhere[1:])

    assert any("local_number" in shown for shown in luca.seen)


def test_a_role_next_door_opens_next_door(visitor, everywhere, riverton, luca):
    give_role(user=luca, role="READER", jurisdiction=riverton, by=None, at=NOON)
    reader = visitor("luca")

    reader.try_every([a for a in everywhere[0] if "booking" in a.path], *everywhere[1:])

    assert reader.seen
