"""The offense codes of the National Crime Information Center.

A code is four digits, of which the first two name a family.  A code that is blank, malformed or
of no family below says nothing: the charge is unknown, and that is never taken for minor.
"""

import re

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

FAMILIES = {
    "01": _("sovereignty"),
    "02": _("military"),
    "03": _("immigration"),
    "09": _("homicide"),
    "10": _("kidnapping"),
    "11": _("sexual assault"),
    "12": _("robbery"),
    "13": _("assault"),
    "14": _("abortion"),
    "20": _("arson"),
    "21": _("extortion"),
    "22": _("burglary"),
    "23": _("larceny"),
    "24": _("stolen vehicle"),
    "25": _("forgery"),
    "26": _("fraud"),
    "27": _("embezzlement"),
    "28": _("stolen property"),
    "29": _("damage to property"),
    "35": _("drugs"),
    "36": _("sex offense"),
    "37": _("obscenity"),
    "38": _("family offense"),
    "39": _("gambling"),
    "40": _("commercial sex"),
    "41": _("liquor"),
    "42": _("drunkenness"),
    "48": _("obstructing the police"),
    "49": _("flight or escape"),
    "50": _("obstructing justice"),
    "51": _("bribery"),
    "52": _("weapons"),
    "53": _("public peace"),
    "54": _("traffic"),
    "55": _("health or safety"),
    "56": _("civil rights"),
    "57": _("invasion of privacy"),
    "58": _("smuggling"),
    "59": _("election laws"),
    "60": _("antitrust"),
    "61": _("tax or revenue"),
    "62": _("conservation"),
    "70": _("crime against a person"),
    "71": _("property crime"),
    "72": _("morals"),
    "73": _("public order"),
}
TRAFFIC = "54"
HIT_AND_RUN = frozenset({"5401"})
DRIVING_UNDER_INFLUENCE = frozenset({"5403", "5404"})  # of drugs, of liquor
_CODE = re.compile(r"[0-9]{4}\Z")


def family_of(code: str) -> str:
    """Return the two digits of a code's family, or '' where the code says nothing."""
    return code[:2] if _CODE.match(code) and code[:2] in FAMILIES else ""


def is_known(code: str) -> bool:
    """Whether a code says what the offense is."""
    return bool(family_of(code))


def words_of(code: str) -> str:
    """Return a code's family in the reader's words: 'burglary', or 'charge unknown'."""
    return gettext(FAMILIES.get(family_of(code), _("charge unknown")))


def is_minor_traffic(code: str) -> bool:
    """Whether a code is a traffic offense other than driving under influence and hit-and-run.

    A code of the traffic family without words of its own is, so that nothing is done before a
    conviction; a charge unknown is not, so that a supervisor looks at it.
    """
    return family_of(code) == TRAFFIC and code not in HIT_AND_RUN | DRIVING_UNDER_INFLUENCE
