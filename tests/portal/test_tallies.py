"""Counts in a stretch of time."""

import pytest
from django.core.cache import cache

from portal.tallies import count, so_far


@pytest.fixture(autouse=True)
def counts(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()


def test_it_counts_up_from_one():
    assert [count("tries", 60) for _ in range(3)] == [1, 2, 3]


def test_asking_does_not_count():
    assert so_far("tries") == 0
    count("tries", 60)

    assert [so_far("tries") for _ in range(2)] == [1, 1]


def test_each_key_has_its_own():
    count("mine", 60)

    assert so_far("yours") == 0


def test_it_begins_anew_when_its_time_ended(time_machine):
    time_machine.move_to("2026-01-01T00:00:00Z", tick=False)
    count("tries", 60)
    time_machine.shift(61)

    assert so_far("tries") == 0
    assert count("tries", 60) == 1


def test_the_time_is_not_drawn_out_by_counting(time_machine):
    time_machine.move_to("2026-01-01T00:00:00Z", tick=False)
    count("tries", 60)
    time_machine.shift(40)
    count("tries", 60)
    time_machine.shift(21)

    assert so_far("tries") == 0


def test_a_time_that_ends_between_the_two_steps_begins_anew(monkeypatch):
    real, ended = cache.incr, iter([True, False])

    def incr(key: str) -> int:
        if next(ended):
            cache.delete(key)
        return real(key)

    # Undone while the cache is still the one that was changed.
    with monkeypatch.context() as changed:
        changed.setattr(cache, "incr", incr)

        assert count("tries", 60) == 1
