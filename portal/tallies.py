"""How often something happened in a stretch of time, kept in the cache alone."""

from django.core.cache import cache


def count(key: str, seconds: int) -> int:
    """Count once more; return how often a key was counted since its time began, with this time."""
    while True:
        cache.add(key, 0, seconds)
        try:
            return cache.incr(key)
        except ValueError:  # its time ended between the two
            continue


def so_far(key: str) -> int:
    """How often a key was counted since its time began; its time does not begin by asking."""
    return int(cache.get(key, 0))
