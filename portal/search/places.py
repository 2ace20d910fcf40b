"""Counties and states by name, code and abbreviation, with typing errors forgiven."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.jurisdictions.models import Jurisdiction
from portal.register import selectors
from portal.register.moments import Moment
from portal.search.hits import Asked, Hit
from portal.search.words import alike, has, pairs_of, plain

# What a place is and not what it is called: it is not compared where errors are forgiven.
KINDS = {"county", "parish", "borough", "municipality", "municipio", "area", "census", "city"}
MOST_ALIKE = 10
MOST_PLACES = 8_192
ROW = ("code", "name", "postal", "kind", "parent__name", "flow")


@dataclass(frozen=True)
class Name:
    """What a place is called, as it is compared; made once for each place of the register."""

    full: str
    bare: str  # without what it is
    line: str  # with its state, its abbreviation and its code
    pairs: frozenset[str]
    pairs_and_postal: frozenset[str]


@dataclass(frozen=True)
class Place:
    """A listed place as it is looked for."""

    code: str
    name: str
    postal: str
    kind: str
    above: str
    flow: str
    said: Name

    @property
    def is_county(self) -> bool:
        """Whether it decides for itself."""
        return self.kind == Jurisdiction.Kind.COUNTY

    def rank(self, line: str) -> tuple[int, bool, str, str]:
        """The nearer to what was typed, the earlier; a state before the counties named alike."""
        full = self.said.full
        exact = line in (self.code, self.postal.casefold(), full, self.said.bare)
        nearness = 0 if exact else 1 if full.startswith(line) else 2
        return nearness, self.is_county, full, self.postal

    def hit(self) -> Hit:
        """The line of the results."""
        url = reverse("jurisdiction-detail", args=[self.code])
        if not self.is_county:
            return Hit(self.name, _("Every county, and who decided."), url)
        words = _("County in %(state)s. FIPS code %(code)s.")
        told = words % {"state": self.above, "code": self.code}
        return Hit(f"{self.name}, {self.postal}", told, url, tag=self.flow)


def places(asked: Asked) -> list[Hit]:
    """The places that have every word; where none has, those of nearly that name."""
    listed = _listed(asked)
    found = [one for one in listed if has(asked.words, one.said.line)]
    ranked = sorted(found, key=lambda one: one.rank(asked.line))
    return [one.hit() for one in ranked or _alike(listed, asked)]


def _listed(asked: Asked) -> list[Place]:
    rows = selectors.places(moment=Moment(instant=asked.at))
    below = rows.exclude(kind=Jurisdiction.Kind.PROGRAM).order_by("code").values_list(*ROW)
    return [
        Place(code, name, postal, kind, above, flow, _name(name, postal, above, code))
        for code, name, postal, kind, above, flow in below
    ]


@lru_cache(maxsize=MOST_PLACES)
def _name(name: str, postal: str, above: str, code: str) -> Name:
    full, abbreviation = plain(name), postal.casefold()
    bare = _bare(full)
    return Name(
        full=full,
        bare=bare,
        line=plain(f"{name} {above} {postal} {code}"),
        pairs=pairs_of(bare),
        pairs_and_postal=pairs_of(f"{bare} {abbreviation}"),
    )


def _alike(listed: Iterable[Place], asked: Asked) -> list[Place]:
    by_name: dict[str, list[Place]] = {}
    pairs: dict[str, frozenset[str]] = {}
    for one in listed:
        longer = f"{one.said.bare} {one.postal.casefold()}"
        pairs |= {one.said.bare: one.said.pairs, longer: one.said.pairs_and_postal}
        by_name.setdefault(one.said.bare, []).append(one)
        by_name.setdefault(longer, []).append(one)
    near = alike(_bare(asked.line), pairs, most=MOST_ALIKE)
    found = {one.code: one for name in near for one in by_name[name]}
    return list(found.values())[:MOST_ALIKE]


def _bare(line: str) -> str:
    words = line.split()
    return " ".join(word for word in words if word not in KINDS) or line
