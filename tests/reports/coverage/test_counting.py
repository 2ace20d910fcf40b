"""Who is counted: whoever held a role that needs a topic when the quarter ended; no software."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from portal.accounts.models import User
from portal.jurisdictions import scope
from portal.jurisdictions.models import AgencyToken
from portal.jurisdictions.roles import give_role, take_role
from portal.training.models import Completion, Module
from portal.training.services import months_after, record_completion
from reports.coverage.counting import count_people, titles
from tests.factories import NOON

DAY = date(2026, 6, 30)
END = datetime(2026, 7, 1, tzinfo=UTC)
TOPIC = "detainers"  # needed by custody officers, and by some of the program


def counted(on=DAY):
    """Numbers of people who need the topic, and lack it, by place."""
    with scope.within(scope.statistics()):
        found = count_people(on=on)
    return {one.place: (one.needed, one.lacking) for one in found if one.topic == TOPIC}


def jailer(name, place, *, since=NOON, role="CUSTODY"):
    user = User.objects.create_user(name)
    give_role(user=user, role=role, jurisdiction=place, by=None, at=since)
    return user


def holds_it(user, on=DAY - timedelta(days=30)):
    now = datetime.now(tz=UTC)
    return record_completion(user=user, module=TOPIC, completed_on=on, by=None, at=now)


def test_who_holds_it_and_who_lacks_it_are_counted_in_their_place(riverton, lakeside):
    holds_it(jailer("anna", riverton))
    jailer("bert", riverton)
    holds_it(jailer("cora", lakeside))

    assert counted() == {"39901": (2, 1), "39902": (1, 0)}


@pytest.mark.parametrize(
    ("since", "needed"), [(END - timedelta(seconds=1), 1), (END, 0)], ids=["before", "after"]
)
def test_a_role_counts_if_it_was_given_before_the_quarter_ended(since, needed, riverton):
    jailer("anna", riverton, since=since)

    assert counted() == ({"39901": (1, 1)} if needed else {})


@pytest.mark.parametrize(
    ("taken", "needed"), [(END - timedelta(seconds=1), 0), (END, 1)], ids=["before", "after"]
)
def test_a_role_that_was_taken_counts_until_then(taken, needed, riverton):
    anna = jailer("anna", riverton)
    take_role(user=anna, role="CUSTODY", jurisdiction=riverton, by=None, at=taken)

    assert counted() == ({"39901": (1, 1)} if needed else {})


@pytest.mark.parametrize(
    ("completed", "lacking"),
    [(DAY, 0), (DAY + timedelta(days=1), 1), (date(2025, 6, 30), 0), (date(2025, 6, 29), 1)],
    ids=["on the day", "later", "good to the day", "run out"],
)
def test_a_completion_counts_if_it_was_good_on_the_day(completed, lacking, riverton):
    anna = jailer("anna", riverton)
    months = Module.objects.get(key=TOPIC).months
    row = holds_it(anna, on=completed)

    assert row.valid_until == months_after(completed, months)
    assert counted() == {"39901": (1, lacking)}


def test_what_was_taken_back_does_not_count(riverton, chief):
    anna = jailer("anna", riverton)
    row = holds_it(anna)
    Completion.objects.filter(pk=row.pk).update(revoked_at=NOON, revoked_by=chief)

    assert counted() == {"39901": (1, 1)}


def test_one_who_holds_roles_in_two_places_counts_in_both_and_once_in_each(riverton, lakeside):
    anna = jailer("anna", riverton)
    give_role(user=anna, role="CUSTODY", jurisdiction=lakeside, by=None, at=NOON)
    give_role(user=anna, role="OFFICIAL", jurisdiction=riverton, by=None, at=NOON)

    assert counted() == {"39901": (1, 1), "39902": (1, 1)}


def test_a_role_held_everywhere_is_the_programs_and_one_of_a_state_its_offices(ohio):
    jailer("olga", None, role="OFFICER")
    jailer("sven", ohio)

    assert counted() == {"00000": (1, 1), "39000": (1, 1)}


def test_a_county_that_is_not_listed_counts_with_its_state(riverton):
    jailer("anna", riverton)
    riverton.listed = False
    riverton.save(update_fields=["listed"])

    assert counted() == {"39000": (1, 1)}


def test_an_agencys_software_is_not_counted(riverton, riverton_police, chief):
    robot = jailer("robot", riverton)
    AgencyToken.objects.create(
        agency=riverton_police, user=robot, digest="d" * 64, created_at=NOON,
        created_by=chief, expires_at=END,
    )  # fmt: skip

    assert counted() == {}


def test_a_topic_that_is_not_asked_for_on_the_day_is_not_counted(riverton):
    jailer("anna", riverton)
    with scope.within(scope.oversight(who="a test", why="to put a topic off")):
        Module.objects.filter(key=TOPIC).update(required_from=DAY + timedelta(days=1))

    assert counted() == {}
    assert TOPIC not in titles(on=DAY)
    assert TOPIC in titles(on=DAY + timedelta(days=1))


def test_the_digests_tell_apart_who_is_counted_and_who_of_them_lacks_it(riverton):
    anna, bert = jailer("anna", riverton), jailer("bert", riverton)

    def row():
        with scope.within(scope.statistics()):
            return next(one for one in count_people(on=DAY) if one.topic == TOPIC)

    both = row()
    holds_it(anna)
    one = row()
    take_role(user=bert, role="CUSTODY", jurisdiction=riverton, by=None, at=NOON)
    jailer("cora", riverton)
    other = row()

    assert (one.roster == both.roster, one.standing == both.standing) == (True, False)
    assert (other.needed, other.lacking) == (one.needed, one.lacking)
    assert (other.roster == one.roster, other.standing == one.standing) == (False, False)


def test_statisticians_get_counts_and_read_no_role_of_anybody(riverton):
    jailer("anna", riverton)

    with pytest.raises(DatabaseError, match="permission denied"):
        ask(scope.statistics(), "SELECT user_id FROM jurisdictions_membership")


@pytest.mark.parametrize("who", [scope.tenant([1]), scope.complaints(), scope.committee(), None])
def test_nobody_else_counts(who, riverton):
    with pytest.raises(DatabaseError, match="permission denied"):
        ask(who, "SELECT * FROM coverage_counts(now()::date, '{}', '{}', '{}', '{}')")


def ask(who, query):
    """Run a query in a scope, or in none."""
    with scope.within(who) if who else transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(query)
