"""Counties from a file: fips, state, name, activated_on, population_YEAR, noncitizens_YEAR.

Pure: the register as it stands comes in as plain values and the plan goes out.  An empty cell
leaves what the register has.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from portal.imports.cells import CellRefused, date_in, number_in, text_in
from portal.imports.fips import CODE_OF, STATES
from portal.imports.plans import Line, Outcome, Plan, Values, settle
from portal.imports.retirement import clash, retirement_of
from portal.imports.tables import FileRefused, Row, Table, require_columns
from portal.imports.telling import Tell, counted, quiet
from portal.jurisdictions.zones import zone_of

NEEDED = ("fips", "state", "name", "activated_on")
PROGRAM = "Secure Communities"
FIGURES = ("population", "noncitizens")
# What a county that an import made is once that import is undone.
GONE: Values = {"listed": False, "activated_at": None}


def plan_counties(
    table: Table, *, present: Mapping[str, Values], at: datetime, tell: Tell = quiet
) -> Plan:
    """Compare a file with the register (values by FIPS code, states included as keys).

    Raises ``FileRefused`` where the columns will not do.
    """
    figures, year = _figures(table)
    require_columns(table, needed=NEEDED, allowed=tuple(figures.values()))
    named: dict[str, int] = {}
    for row in table.rows:
        named.setdefault(row.cells.get("fips", ""), row.line)
    rows = counted(table.rows, tell)
    lines = tuple(_line(row, figures, year, present, named, at) for row in rows)
    return Plan(lines, tuple(_founds(lines, present)))


def start_of(day: date, zone: str) -> datetime:
    """The instant at which a day begins on a place's clocks, in UTC."""
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)


def _founds(lines: Iterable[Line], present: Mapping[str, Values]) -> Iterator[Line]:
    """The program and the states that the counties need and the register lacks."""
    needed: dict[str, int] = {}
    for line in lines:
        if line.acts:
            needed.setdefault("US", line.number)
            needed.setdefault(line.key[:2], line.number)
    for code, number in needed.items():
        before = present.get(code)
        if before is None or not before["listed"]:
            zone, name = ("UTC", PROGRAM) if code == "US" else (zone_of(code), STATES[code][1])
            fresh = {"name": name, "time_zone": zone, "activated_at": None, **_nobody_counted()}
            after = {**(before or fresh), "listed": True}
            yield Line(number, code, Outcome.CREATE, (), before, after)


def _figures(table: Table) -> tuple[dict[str, str], int | None]:
    """The columns with counts of people by what they count, and the year of the count."""
    found, years = {}, set()
    for column in table.columns:
        if match := re.fullmatch(rf"({'|'.join(FIGURES)})_([0-9]{{4}})", column):
            if match[1] in found:
                raise FileRefused(f"The header has two columns of {match[1]}: one year a file.")
            found[match[1]] = column
            years.add(int(match[2]))
    if len(years) > 1:
        raise FileRefused("The columns of population and noncitizens are of different years.")
    return found, years.pop() if years else None


def _line(
    row: Row,
    figures: Mapping[str, str],
    year: int | None,
    present: Mapping[str, Values],
    named: Mapping[str, int],
    at: datetime,
) -> Line:
    fips = row.cells.get("fips", "")
    problems = [*row.problems] or [*_whose(row, named, present)]
    before = present.get(fips)
    after: dict[str, object] = dict(before or {"activated_at": None, **_nobody_counted()})
    if not problems:
        after |= {"time_zone": zone_of(fips), "listed": True}
        for settle_cell in (_name, _counts, _activation):
            try:
                after |= settle_cell(row.cells, after, figures, year, at)
            except CellRefused as refusal:
                problems.append(str(refusal))
    if problems:
        return Line(row.line, fips[:20] or "?", Outcome.ERROR, tuple(problems))
    notes = tuple(filter(None, [retirement_of(fips)]))
    return settle(Line(row.line, fips, Outcome.CHANGE, notes, before, after), shown="listed")


def _whose(row: Row, named: Mapping[str, int], present: Mapping[str, Values]) -> list[str]:
    """What is wrong with the code of a row, if anything."""
    fips, postal = row.cells["fips"], row.cells["state"]
    if re.fullmatch(r"[0-9]{4}", fips):
        return [f"FIPS {fips} has lost its leading zero: write 0{fips} and keep it as text."]
    if not re.fullmatch(r"[0-9]{5}", fips):
        return [f"FIPS {fips[:20]!r} is not five digits."]
    if postal not in CODE_OF:
        return [f"{postal[:20]!r} is no state: write its two capital letters, as in OH."]
    if CODE_OF[postal] != fips[:2]:
        return [f"FIPS {fips} is not of {postal}, whose codes begin with {CODE_OF[postal]}."]
    if fips.endswith("000"):
        return [f"FIPS {fips} stands for a whole state, not for a county."]
    if named[fips] != row.line:
        return [f"Line {named[fips]} names FIPS {fips} already."]
    other = clash(fips, named=named, present=present)
    return [other] if other else []


def _nobody_counted() -> dict[str, object]:
    return {"population": None, "noncitizens": None, "counted_year": None}


def _name(cells: Mapping[str, str], *_others: object) -> dict[str, object]:
    return {"name": text_in(cells["name"], most=100)}


def _counts(
    cells: Mapping[str, str],
    known: Values,
    figures: Mapping[str, str],
    year: int | None,
    at: datetime,
) -> dict[str, object]:
    """The figures of a row; those of another year leave with the year that they are of."""
    read = {what: number_in(cells[column]) for what, column in figures.items()}
    if all(number is None for number in read.values()):
        return {}
    if year is None or not 2000 <= year <= at.year:
        raise CellRefused(f"Nobody was counted in {year}.")
    kept = known if known["counted_year"] == year else {}
    counts = {w: read.get(w) if read.get(w) is not None else kept.get(w) for w in FIGURES}
    people, others = counts["population"], counts["noncitizens"]
    if isinstance(people, int) and isinstance(others, int) and others > people:
        raise CellRefused(f"There are more noncitizens ({others}) than people ({people}).")
    return {**counts, "counted_year": year}


def _activation(
    cells: Mapping[str, str],
    known: Values,
    _figures: Mapping[str, str],
    _year: int | None,
    at: datetime,
) -> dict[str, object]:
    """The instant of an activation: the start of its day, or as it is on record that day."""
    day = date_in(cells["activated_on"])
    if day is None:
        return {}
    zone = ZoneInfo(str(known["time_zone"]))
    if day > at.astimezone(zone).date():
        raise CellRefused(f"{day} is still to come: an import enters what has happened.")
    recorded = known["activated_at"]
    if recorded and datetime.fromisoformat(str(recorded)).astimezone(zone).date() == day:
        return {}
    return {"activated_at": start_of(day, str(zone)).isoformat()}
