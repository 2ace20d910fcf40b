"""The counties of the United States by name and FIPS code, and when each was activated.

Census names and codes, and activation days up to 17 June 2011, from ``data/counties.txt``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from django.db import transaction

from portal.accounts.models import User
from portal.jurisdictions.models import Jurisdiction, ParticipationDecision
from portal.jurisdictions.participation import record_history

FILE = Path(__file__).parent / "data" / "counties.txt"
LAUNCH = date(2008, 10, 27)
LINE = re.compile(r" (?P<code>\d{3})(?: (?P<zone>[A-Z]))?(?: (?P<day>\d+))? (?P<name>.+)")


@dataclass(frozen=True)
class County:
    """One county of the file."""

    fips: str
    postal: str
    name: str
    time_zone: str
    activated: date | None


@dataclass(frozen=True)
class State:
    """One state of the file."""

    fips: str
    postal: str
    name: str
    time_zone: str


def read_places() -> Iterator[State | County]:
    """Read the file: each state, then its counties."""
    zones: dict[str, str] = {}
    state: State | None = None
    for line in FILE.read_text().splitlines():
        if line.startswith("# Zones:"):
            zones = dict(pair.split("=") for pair in line.split()[2:])
        elif line.startswith(" ") and state:
            yield _county(line, state, zones)
        elif not line.startswith("#"):
            fips, postal, zone, name = line.split(" ", 3)
            state = State(fips, postal, name, zones[zone])
            yield state


def _county(line: str, state: State, zones: dict[str, str]) -> County:
    match = LINE.fullmatch(line)
    if match is None:
        raise ValueError(f"This line names no county: {line!r}")
    name = match["name"]
    return County(
        fips=state.fips + match["code"],
        postal=state.postal,
        name=name[1:] if name.startswith("=") else f"{name} County",
        time_zone=zones[match["zone"]] if match["zone"] else state.time_zone,
        activated=LAUNCH + timedelta(days=int(match["day"])) if match["day"] else None,
    )


@transaction.atomic
def found_places(*, by: User, at: datetime) -> None:
    """Make the program, the states and the counties, and record who was live."""
    Kind = Jurisdiction.Kind  # noqa: N806  a name for the choices
    program = Jurisdiction.objects.create(
        kind=Kind.PROGRAM, code="US", name="Secure Communities", time_zone="UTC"
    )
    places = list(read_places())
    states = Jurisdiction.objects.bulk_create(
        Jurisdiction(
            kind=Kind.STATE,
            code=place.fips,
            postal=place.postal,
            name=place.name,
            time_zone=place.time_zone,
            parent=program,
        )
        for place in places
        if isinstance(place, State)
    )
    above = {state.code: state for state in states}
    rows = [place for place in places if isinstance(place, County)]
    counties = Jurisdiction.objects.bulk_create(
        Jurisdiction(
            kind=Kind.COUNTY,
            code=place.fips,
            postal=place.postal,
            name=place.name,
            time_zone=place.time_zone,
            parent=above[place.fips[:2]],
        )
        for place in rows
    )
    record_history(
        decisions=[
            _activation(county, row.activated, by)
            for county, row in zip(counties, rows, strict=True)
            if row.activated
        ],
        by=by,
        at=at,
    )


def _activation(county: Jurisdiction, day: date, by: User) -> ParticipationDecision:
    start = datetime.combine(day, time(), ZoneInfo(county.time_zone)).astimezone(UTC)
    return ParticipationDecision(
        jurisdiction=county,
        flow=ParticipationDecision.Flow.L0,
        effective_at=start,
        decided_by=by,
        instrument=ParticipationDecision.Instrument.ACTIVATION,
        authority="the program",
        reason="Activated by the program.",
        retroactive=True,
    )
