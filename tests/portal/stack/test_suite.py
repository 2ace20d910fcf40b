"""The suite stands on what the site stands on: its role, its servers, and real commits."""

import urllib.request

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from portal.accounts.models import User
from tests.database import empty


def session_user():
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_user")
        return cursor.fetchone()[0]


def test_tests_log_in_as_the_site_does(db):
    assert session_user() == "portal_app"


def test_a_committed_row_is_seen_by_other_connections(committed, admin_connection):
    User.objects.create_user("seen")

    found = admin_connection.execute("SELECT username FROM accounts_user").fetchall()

    assert found == [("seen",)]


def test_the_tables_are_emptied_and_the_static_ones_kept(committed, admin_connection):
    User.objects.create_user("forgotten")
    types = ContentType.objects.count()

    empty(admin_connection)

    assert (User.objects.count(), ContentType.objects.count()) == (0, types)
    assert types > 0


def test_the_owner_may_read_what_the_site_may_not_change(owner_connection):
    assert owner_connection.execute("SELECT session_user").fetchone() == ("portal_owner",)


def test_the_site_answers_while_it_lives(live_site):
    with urllib.request.urlopen(live_site.address + "/") as answer:  # noqa: S310
        assert answer.status == 200


@pytest.mark.parametrize("part", ["web", "worker", "valkey", "postgres"])
def test_every_part_of_a_live_site_comes_back_after_kill_9(live_site, part):
    live_site.kill(part)
    live_site.restart(part)

    with urllib.request.urlopen(live_site.address + "/") as answer:  # noqa: S310
        assert answer.status == 200
