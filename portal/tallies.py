"""How often something happened in a stretch of time, kept in the cache alone."""

from django.core.cache import cache

TURNS = 5


class CacheForgets(RuntimeError):
    """The cache does not keep what it is given."""


def count(key: str, seconds: int) -> int:
    """Count once more; return how often a key was counted since its time began, with this time.

    Raises ``CacheForgets`` rather than to try for ever.
    """
    for _turn in range(TURNS):
        cache.add(key, 0, seconds)
        try:
            return cache.incr(key)
        except ValueError:  # its time ended between the two, or an answer was another question's
            _begin_connections_anew()
    raise CacheForgets("The cache does not keep what it is given.")


def so_far(key: str) -> int:
    """How often a key was counted since its time began; its time does not begin by asking."""
    return int(cache.get(key, 0))


def _begin_connections_anew() -> None:
    """Drop the connections to the server: one that was left in the middle of an answer, as by a
    signal, gives every later question the answer of the one before.
    """
    for pool in getattr(getattr(cache, "_cache", None), "_pools", {}).values():
        pool.disconnect()
