"""Counting where the cache misbehaves: it ends, and it mends what it can."""

import uuid

import pytest
from django.core.cache import cache

from portal.tallies import CacheForgets, count


@pytest.fixture
def key() -> str:
    return f"tally:{uuid.uuid4()}"


def test_a_cache_that_keeps_nothing_is_not_asked_for_ever(monkeypatch, key):
    with monkeypatch.context() as changed:
        changed.setattr(cache, "add", lambda *_given: True)

        with pytest.raises(CacheForgets):
            count(key, 60)


def test_a_connection_left_in_the_middle_of_an_answer_is_begun_anew(key):
    count(key, 60)
    pool = cache._cache._get_connection_pool(write=True)
    connection = pool.get_connection()
    connection.send_command("EXISTS", "nothing")
    pool.release(connection)

    assert [count(key, 60), count(key, 60)] == [2, 3]
