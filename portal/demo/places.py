"""The counties of the United States, imported as any administrator would import them.

Census names, codes and counts, and activation days up to 17 June 2011, from
``data/counties.txt``.
"""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from portal.accounts.models import User
from portal.imports.models import Import
from portal.imports.services import import_file

FILE = Path(__file__).parent / "data" / "counties.txt"
LAUNCH = date(2008, 10, 27)
COLUMNS = ("fips", "state", "name", "activated_on", "population_2011")
STATE = re.compile(r"(?P<fips>\d{2}) (?P<postal>[A-Z]{2}) .+")
COUNTY = re.compile(r" (?P<code>\d{3}) (?P<people>-|\d+)(?: (?P<day>\d+))? (?P<name>.+)")


def found_places(*, by: User, approved_by: User, at: datetime) -> Import:
    """Make the program, the states and the counties, and enter who was live.

    ``by`` and ``approved_by`` are two administrators.
    """
    return import_file(
        kind=Import.Kind.COUNTIES,
        file_name="counties.csv",
        content=as_import(),
        by=by,
        approved_by=approved_by,
        at=at,
    )


def as_import() -> bytes:
    """The data file as ``import_jurisdictions`` reads it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(counties())
    return text.getvalue().encode()


def counties() -> Iterator[tuple[str, str, str, str, str]]:
    """One row for each county of the data file, in the order of ``COLUMNS``."""
    state: re.Match[str] | None = None
    for line in FILE.read_text().splitlines():
        if line.startswith("#"):
            continue
        if found := STATE.fullmatch(line):
            state = found
        elif state and (county := COUNTY.fullmatch(line)):
            yield _row(state, county)
        else:
            raise ValueError(f"This line names neither state nor county: {line!r}")


def _row(state: re.Match[str], county: re.Match[str]) -> tuple[str, str, str, str, str]:
    name, day = county["name"], county["day"]
    return (
        state["fips"] + county["code"],
        state["postal"],
        name[1:] if name.startswith("=") else f"{name} County",
        (LAUNCH + timedelta(days=int(day))).isoformat() if day else "",
        county["people"].replace("-", ""),
    )
