"""The offense codes of the National Crime Information Center.

A code is four digits, of which the first two name a family.  A code that is blank, malformed or
of no family below says nothing: the charge is unknown, and that is never taken for minor.
"""

import re

FAMILIES = {
    "01": "sovereignty",
    "02": "military",
    "03": "immigration",
    "09": "homicide",
    "10": "kidnapping",
    "11": "sexual assault",
    "12": "robbery",
    "13": "assault",
    "14": "abortion",
    "20": "arson",
    "21": "extortion",
    "22": "burglary",
    "23": "larceny",
    "24": "stolen vehicle",
    "25": "forgery",
    "26": "fraud",
    "27": "embezzlement",
    "28": "stolen property",
    "29": "damage to property",
    "35": "drugs",
    "36": "sex offense",
    "37": "obscenity",
    "38": "family offense",
    "39": "gambling",
    "40": "commercial sex",
    "41": "liquor",
    "42": "drunkenness",
    "48": "obstructing the police",
    "49": "flight or escape",
    "50": "obstructing justice",
    "51": "bribery",
    "52": "weapons",
    "53": "public peace",
    "54": "traffic",
    "55": "health or safety",
    "56": "civil rights",
    "57": "invasion of privacy",
    "58": "smuggling",
    "59": "election laws",
    "60": "antitrust",
    "61": "tax or revenue",
    "62": "conservation",
    "70": "crime against a person",
    "71": "property crime",
    "72": "morals",
    "73": "public order",
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
    """Return a code's family in words: 'burglary'; 'charge unknown' where it says nothing."""
    return FAMILIES.get(family_of(code), "charge unknown")


def is_minor_traffic(code: str) -> bool:
    """Whether a code is a traffic offense other than driving under influence and hit-and-run.

    An unknown code is not.
    """
    return family_of(code) == TRAFFIC and code not in HIT_AND_RUN | DRIVING_UNDER_INFLUENCE
