import itertools

import pytest
from django.db import connection

from reports.releases.states import ON_THE_WAY, PUBLISHING, RELEASE, WORKER, Status

RIGHTS = {"prepare_release", "approve_release", WORKER, PUBLISHING}


def test_the_table_names_every_state_and_known_rights_alone():
    assert set(RELEASE.ways) == set(Status)
    assert {right for ways in RELEASE.ways.values() for right in ways.values()} <= RIGHTS


def test_what_is_published_never_comes_back():
    assert RELEASE.ways[Status.PUBLISHED] == {Status.CORRECTED: PUBLISHING}
    assert RELEASE.final == {Status.CORRECTED}
    assert Status.PUBLISHED not in ON_THE_WAY


def test_nothing_is_published_but_by_two_people_and_the_gate():
    assert RELEASE.sources_of(Status.PUBLISHED) == {Status.APPROVED}
    assert RELEASE.sources_of(Status.APPROVED) == {Status.SIGNED}
    assert RELEASE.sources_of(Status.SIGNED) == {Status.CHECKED}
    assert RELEASE.ways[Status.COMPUTED][Status.CHECKED] == WORKER


@pytest.mark.parametrize(("source", "target"), list(itertools.product(Status, repeat=2)))
def test_the_database_has_the_same_table(source, target, db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT release_way(%s, %s)", [source.value, target.value])

        assert cursor.fetchone() == (target in RELEASE.ways[source],)
