"""Which county a name means within its state, where a list knows counties by name alone.

Nothing is guessed: a name that fits no place, or more than one, is given back with the reason.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from portal.imports.fips import RETIRED

# The kinds of county-equivalent, as they are written after a name.  A capital City is part of the
# name (Carson City, James City County); an independent city is written small.
KINDS = re.compile(
    r" ([Cc]ounty|[Pp]arish|[Cc]ity and [Bb]orough|[Bb]orough|[Cc]ensus [Aa]rea|[Mm]unicipality"
    r"|[Mm]unicipio|city)$"
)
ALSO = {"11001": ("Washington", "District of Columbia")}  # one place with two names
SAINTS = {"SAINT": "ST", "SAINTE": "STE"}


class NoMatch(Exception):
    """The name means no place here, or could mean several; the message says which."""


@dataclass(frozen=True)
class Place:
    """A county of the register, as far as its name goes."""

    code: str
    postal: str
    name: str

    @property
    def is_city(self) -> bool:
        """Whether it is a city that belongs to no county."""
        return self.name.removesuffix(" (retired code)").endswith(" city")


def key_of(name: str) -> str:
    """A name without what lists write differently: accents, signs, spaces, capitals, Saint.

    >>> key_of("Doña Ana"), key_of("ST. MARY'S"), key_of("Saint Marys"), key_of("De Kalb")
    ('DONAANA', 'STMARYS', 'STMARYS', 'DEKALB')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().upper()
    words = re.sub(r"[.'`]", "", plain.replace("&", " AND "))
    return "".join(SAINTS.get(word, word) for word in re.split(r"[^A-Z0-9]+", words))


class Names:
    """The counties of the register by every name they go by."""

    def __init__(self, places: Collection[Place]) -> None:
        codes = {place.code for place in places}
        self._found: dict[tuple[str, str], dict[str, Place]] = {}
        self._states: set[str] = set()
        for place in places:
            self._states.add(place.postal)
            for key in _keys(place, codes):
                self._found.setdefault((place.postal, key), {})[place.code] = place

    def knows(self, postal: str) -> bool:
        """Whether the register has any county of a state."""
        return postal in self._states

    def find(self, name: str, *, postal: str, of_county: bool = False) -> Place:
        """The one place that a name means in a state.

        A county and an independent city may share a name; lists then write the city with
        CITY after it, so that the bare name means the county.  Where the city has since
        become part of that county, only ``of_county`` (the agency is the county's own) tells.
        Raises ``NoMatch``.
        """
        found = list(self._found.get((postal, key_of(name)), {}).values())
        counties = [place for place in found if not place.is_city]
        merged = any(place.code in RETIRED for place in found if place.is_city)
        if len(found) > 1 and len(counties) == 1 and (of_county or not merged):
            found = counties
        if not found:
            raise NoMatch(f"{name} is no county of {postal} in the register.")
        if len(found) > 1:
            names = " or ".join(f"{place.name} ({place.code})" for place in found)
            raise NoMatch(f"{name} in {postal} could mean {names}.")
        return found[0]


def _keys(place: Place, codes: Collection[str]) -> set[str]:
    """Every name of a place, whole and without its kind.

    A place that stands under a retired code goes by the names of its successors too, unless
    those are in the register themselves.
    """
    names = [place.name.removesuffix(" (retired code)"), *ALSO.get(place.code, ())]
    heirs = RETIRED[place.code].successors if place.code in RETIRED else ()
    names += [name for code, name in heirs if code not in codes]
    return {key_of(text) for name in names for text in (name, KINDS.sub("", name))}
