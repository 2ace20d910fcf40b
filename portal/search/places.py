"""Counties and states by name, code and abbreviation, with typing errors forgiven."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.jurisdictions.models import Jurisdiction
from portal.register import selectors
from portal.register.moments import Moment
from portal.search.hits import Asked, Hit
from portal.search.words import alike, fits, plain

# What a place is and not what it is called: it is not compared where errors are forgiven.
KINDS = {"county", "parish", "borough", "municipality", "municipio", "area", "census", "city"}
MOST_ALIKE = 10
ROW = ("code", "name", "postal", "kind", "parent__name", "flow")


@dataclass(frozen=True)
class Name:
    """A listed place as it is looked for."""

    code: str
    name: str
    postal: str
    kind: str
    above: str
    flow: str

    @property
    def is_county(self) -> bool:
        """Whether it decides for itself."""
        return self.kind == Jurisdiction.Kind.COUNTY

    @property
    def bare(self) -> str:
        """What it is called without what it is."""
        return _bare(plain(self.name))

    def rank(self, line: str) -> tuple[int, bool, str, str]:
        """The nearer to what was typed, the earlier; a state before the counties named alike."""
        full = plain(self.name)
        exact = line in (self.code, self.postal.casefold(), full, self.bare)
        nearness = 0 if exact else 1 if full.startswith(line) else 2
        return nearness, self.is_county, full, self.postal

    def hit(self) -> Hit:
        """The line of the results."""
        if not self.is_county:
            return Hit(self.name, _("Every county, and who decided."), _page(self.code))
        words = _("County in %(state)s. FIPS code %(code)s.")
        told = words % {"state": self.above, "code": self.code}
        return Hit(f"{self.name}, {self.postal}", told, _page(self.code), tag=self.flow)


def places(asked: Asked) -> list[Hit]:
    """The places that have every word; where none has, those of nearly that name."""
    names = _names(asked)
    has = [one for one in names if fits(asked.words, one.name, one.above, one.postal, one.code)]
    ranked = sorted(has, key=lambda one: one.rank(asked.line))
    return [one.hit() for one in ranked or _alike(names, asked)]


def _names(asked: Asked) -> list[Name]:
    rows = selectors.places(moment=Moment(instant=asked.at))
    below = rows.exclude(kind=Jurisdiction.Kind.PROGRAM).order_by("code")
    return [Name(*row) for row in below.values_list(*ROW)]


def _alike(names: Iterable[Name], asked: Asked) -> list[Name]:
    by_name: dict[str, list[Name]] = {}
    for one in names:
        by_name.setdefault(one.bare, []).append(one)
        by_name.setdefault(f"{one.bare} {one.postal.casefold()}".strip(), []).append(one)
    near = alike(_bare(asked.line), by_name, most=MOST_ALIKE)
    found = {one.code: one for name in near for one in by_name[name]}
    return list(found.values())[:MOST_ALIKE]


def _bare(line: str) -> str:
    words = line.split()
    return " ".join(word for word in words if word not in KINDS) or line


def _page(code: str) -> str:
    return reverse("jurisdiction-detail", args=[code])
