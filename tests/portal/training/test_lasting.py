"""How long a completion is good when newer editions come out."""

from datetime import date, timedelta

import psycopg
import pytest
from django.db import Error

from portal.jurisdictions.roles import give_role
from portal.training.errors import Untrained
from portal.training.models import Edition, Module
from portal.training.selectors import good, standing_of
from portal.training.services import require_trained
from portal.training.taught.publishing import publish_editions
from tests.database import address
from tests.factories import NOON
from tests.portal.training.taught.answering import complete, take

DAY = date(2026, 3, 1)
AT = NOON.replace(year=2026, month=3, day=1)
RETAKE = DAY + timedelta(days=40)
SECOND = """
    INSERT INTO training_edition
        (number, published_on, languages, digest, pass_mark, retake_by, module_id)
    SELECT 2, %s, languages, %s, pass_mark, %s, module_id FROM training_edition
    WHERE module_id = (SELECT id FROM training_module WHERE key = %s)
"""


@pytest.fixture(scope="module", autouse=True)
def _newer(django_db_setup):
    """Second editions, as a migration writes them; one has a day by which all take it again."""
    with psycopg.connect(address("DATABASE_OWNER_URL"), autocommit=True) as owner:
        for key, retake_by in (("introduction", RETAKE), ("language", None)):
            published = DAY + timedelta(days=10)
            owner.execute(SECOND, [published, "0" * 64, retake_by, key])
        yield
        owner.execute("DELETE FROM training_edition WHERE number = 2")


def held_on(user, days):
    return good(on=DAY + timedelta(days=days)).filter(user=user).exists()


def test_a_newer_edition_alone_ends_nothing(nobody):
    complete(nobody, "language", on=DAY, at=AT)

    assert held_on(nobody, 20)
    assert held_on(nobody, 700)


@pytest.mark.parametrize("way", [complete, None])
def test_a_newer_edition_may_have_a_day_by_which_all_take_it_again(way, nobody):
    if way:
        way(nobody, "introduction", on=DAY, at=AT)
    else:
        take(nobody, at=AT)

    assert held_on(nobody, 40)
    assert not held_on(nobody, 41)


def test_what_was_taken_here_after_an_edition_without_a_day_stays(nobody):
    take(nobody, "language", at=AT)

    assert held_on(nobody, 700)


def test_the_gate_and_ones_own_page_go_by_that_day(nobody, riverton):
    give_role(user=nobody, role="CUSTODY", jurisdiction=riverton, by=None, at=NOON)
    for key in ("introduction", "detainers"):
        complete(nobody, key, on=DAY, at=AT)

    ends = {one.module.key: one.until for one in standing_of(nobody, at=AT)}

    assert ends["introduction"] == RETAKE
    require_trained(user=nobody, role="CUSTODY", at=AT + timedelta(days=40))
    with pytest.raises(Untrained, match="Introduction"):
        require_trained(user=nobody, role="CUSTODY", at=AT + timedelta(days=41))


def test_every_course_has_a_module_and_its_edition_is_out(database):
    assert Edition.objects.filter(number=1).count() == Module.objects.count() == 13


def test_nobody_but_a_migration_writes_editions(database):
    with pytest.raises(Error, match="permission denied"):
        publish_editions(using="default")
