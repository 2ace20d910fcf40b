"""The suite stands on what the site stands on: its role, its servers, and real commits."""

import urllib.request

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


def first_page(site):
    with urllib.request.urlopen(site.address + "/") as answer:  # noqa: S310
        return answer.status


def test_every_part_of_a_live_site_comes_back_after_kill_9(live_site):
    assert first_page(live_site) == 200

    for part in ("postgres", "valkey", "worker", "web"):
        live_site.kill(part)
        live_site.restart(part)

    assert first_page(live_site) == 200
