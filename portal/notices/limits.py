"""How often the public may make the portal write letters."""

from portal.tallies import count

HOUR, DAY = 3600, 24 * 3600
LETTERS_A_DAY, ASKED_AN_HOUR = 3, 20


class AskedTooOften(Exception):
    """One network address asked for too many letters."""


def may_ask(caller: str) -> bool:
    """Count one request of a network address; False beyond 20 an hour."""
    return count(f"notices:caller:{caller}", HOUR) <= ASKED_AN_HOUR


def may_write_to(digest: str) -> bool:
    """Count one letter to an address, known by its keyed hash; False beyond 3 a day."""
    return count(f"notices:address:{digest}", DAY) <= LETTERS_A_DAY
