"""What a level follows from, in the reader's words: 'two felony convictions, 2203, 2009'."""

from collections.abc import Callable
from functools import reduce

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from matching.offenses.basis import Basis, Named, Part
from matching.offenses.families import words_of

# Each takes how many were counted; the plural is told the number in words.
SAID: dict[str, Callable[[int], str]] = {
    "AGGRAVATED": lambda n: ngettext(
        "one aggravated felony conviction", "%(number)s aggravated felony convictions", n
    ),
    "HEAVY": lambda n: ngettext(
        "one conviction punishable by more than a year",
        "%(number)s convictions punishable by more than a year",
        n,
    ),
    "FELONY": lambda n: ngettext("one felony conviction", "%(number)s felony convictions", n),
    "MISDEMEANOR": lambda n: ngettext(
        "one misdemeanor conviction", "%(number)s misdemeanor convictions", n
    ),
    "NO_CONVICTION": lambda _n: _("no conviction of a crime is known"),
    "UNKNOWN_SEVERITY": lambda n: ngettext(
        "one conviction of unknown severity", "%(number)s convictions of unknown severity", n
    ),
    "UNKNOWN_SEVERITY_LEFT_OUT": lambda n: ngettext(
        "one conviction of unknown severity not counted",
        "%(number)s convictions of unknown severity not counted",
        n,
    ),
    "AGGRAVATED_UNKNOWN": lambda _n: _("not known whether aggravated"),
    "INFRACTIONS_LEFT_OUT": lambda n: ngettext(
        "one infraction not counted", "%(number)s infractions not counted", n
    ),
    "CONVICTION_OF": lambda _n: _("%(family)s conviction"),
    "CHARGE_OF": lambda _n: _("%(family)s charge"),
    "NOTHING": lambda _n: _("no charge or conviction is known"),
    "CHARGE_UNKNOWN": lambda n: ngettext(
        "one offense with charge unknown", "%(number)s offenses with charge unknown", n
    ),
    "CHARGE_UNKNOWN_LEFT_OUT": lambda n: ngettext(
        "one offense with charge unknown not counted",
        "%(number)s offenses with charge unknown not counted",
        n,
    ),
    "WEIGHT_UNKNOWN": lambda _n: _("not known whether punishable by more than a year"),
}


def said(basis: Basis) -> str:
    """Return what a level follows from, part by part."""
    return "; ".join(_said(part) for part in basis)


def _said(part: Part) -> str:
    named = part["named"]
    words = SAID[part["says"]](part["number"]) % {
        "number": _number(part["number"]),
        "family": words_of(named[0]["code"]) if named else "",
    }
    return f"{words}, {_listed(named, part['number'])}" if named else words


def _listed(named: list[Named], number: int) -> str:
    """Each code, with the year where it has one: '2203, 2009 and 2399, 2010'."""
    told = [_told(one) for one in named]
    if number > len(named):
        words = {"some": "; ".join(told), "number": number - len(named)}
        return _("%(some)s and %(number)s more") % words
    return reduce(_and, told)


def _and(some: str, other: str) -> str:
    return _("%(some)s and %(other)s") % {"some": some, "other": other}


def _told(one: Named) -> str:
    code = one["code"] or _("code unknown")
    return f"{code}, {one['year']}" if one["year"] else code


def _number(number: int) -> str:
    words = (
        _("two"), _("three"), _("four"), _("five"), _("six"), _("seven"), _("eight"), _("nine"),
    )  # fmt: skip
    return words[number - 2] if 2 <= number < 10 else str(number)
