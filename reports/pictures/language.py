"""The language of a picture: its own words pass through here before anything is filled in.

Django's functions of the same names fit: ``Language(gettext, ngettext)``.  Titles, units, events
and names of places come from the caller, who gives them in that language already.  Numbers are
written 1,234.5 in each.
"""

from collections.abc import Callable
from dataclasses import dataclass


def _same(message: str) -> str:
    return message


def _english(one: str, several: str, count: int) -> str:
    return one if count == 1 else several


@dataclass(frozen=True)
class Language:
    """What turns a message, or the form of a message that fits a count, into the language.

    A message with blanks (``%(name)s``) comes back with the same blanks.
    """

    gettext: Callable[[str], str] = _same
    ngettext: Callable[[str, str, int], str] = _english


ENGLISH = Language()
