"""All that a release is made of: sealed rows, and nothing that can change after the freeze."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from complaints.counts.models import Figures
from portal.quarters import Quarter
from reports.committee.outliers.models import Note
from reports.committee.outliers.selectors import notes_with
from reports.coverage.telling import Covered, covered
from reports.disclosure.cube import Shown
from reports.flags.selectors import public_flags
from reports.publication.models import NATION
from reports.publication.showing import COUNTY, Counties, Place
from reports.releases.flagging import ToldFlag, told_flags
from reports.releases.ledgers import shown_of, unpacked
from reports.releases.models import Release
from reports.statistics.cubing import counts_of

NATION_NAME = "United States"


@dataclass(frozen=True, eq=False)
class Source:
    """The numbers shown, who took part, what the review found, and complaints as published.

    ``notes`` are the committee's, of flags of earlier quarters.  ``training`` is what is told of
    it, if anything.
    """

    quarter: Quarter
    shown: Shown
    places: tuple[Place, ...]  # counties, their states and the nation, by code
    flags: tuple[ToldFlag, ...]
    complaints: Mapping[str, Any] | None
    longest: int  # hours
    notes: tuple[Note, ...] = ()
    training: Covered | None = None

    @property
    def counties(self) -> list[Place]:
        """The places that are no sum of others."""
        return [place for place in self.places if len(place.code) == COUNTY]


def source_of(release: Release) -> Source:
    """Read what a computed release is made of.  Runs in the statistics scope."""
    cube = release.cube
    if cube is None or cube.frozen_at is None:
        raise ValueError("Only a frozen quarter is released.")
    truth = counts_of(cube)
    with_any = {county for county, *_rest in truth.labels.tolist()}
    figures = Figures.objects.filter(computed_at__lte=cube.frozen_at).order_by("-week").first()
    quarter = Quarter.named(release.quarter)
    of_days = (quarter.ends - quarter.begins).days + 1
    counties = [
        Place(code, name, days, of_days, code in with_any)
        for code, name, days in cube.exposures.values_list("county", "name", "days")
    ]
    shown = shown_of(truth, unpacked(release.ledger.page))
    return Source(
        quarter,
        shown,
        tuple(_with_those_above(counties)),
        told_flags(shown, public_flags(cube)),
        figures.told if figures else None,
        cube.longest,
        tuple(notes_with(release.quarter, synthetic=cube.synthetic)),
        covered(quarter=release.quarter, frozen_at=cube.frozen_at),
    )


def _with_those_above(counties: list[Place]) -> list[Place]:
    """The counties, and above them their states and the nation."""
    states: dict[str, list[Place]] = {}
    for place in counties:
        states.setdefault(place.code[:2], []).append(place)
    above = [_above(code, _state_name(below), below) for code, below in states.items()]
    if counties:
        above.append(_above(NATION, NATION_NAME, counties))
    return sorted([*counties, *above], key=lambda place: place.code)


def _above(code: str, name: str, below: list[Place]) -> Place:
    """A sum of counties; its days are the mean of theirs, rounded."""
    took = [place for place in below if place.took_part]
    reported = [place for place in below if place.reported]
    counted = Counties(len(below), len(took), len([place for place in took if place.reported]))
    days = round(sum(place.days for place in below) / len(below))
    return Place(code, name, days, below[0].of_days, bool(reported), counted)


def _state_name(below: list[Place]) -> str:
    """The postal code at the end of a county's name, as of `Riverton County, OH`."""
    return below[0].name.rpartition(", ")[2]
