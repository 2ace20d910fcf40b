"""Agencies from a file: ori, name, type, state, county, and optionally the county's fips.

Pure.  The county is a name in such lists; a line whose county cannot be told is skipped with
the reason, and never guessed.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from portal.imports.cells import CellRefused, text_in
from portal.imports.county_names import Names, NoMatch, Place
from portal.imports.plans import Line, Outcome, Plan, Values, settle
from portal.imports.tables import Row, Table, require_columns
from portal.imports.telling import Tell, counted, quiet

NEEDED = ("ori", "name", "type", "state", "county")
GONE: Values = {"active": False}
# The letters that begin an ORI where they are not the postal code (NCIC's state codes).
LETTERS = {"NE": ("NB", "NE"), "GU": ("GM", "GU"), "GM": ("GM",)}
NONE = ("", "N/A", "NA", "NONE", "UNKNOWN", "NOT SPECIFIED", "STATEWIDE")
FEWEST = 2  # lines that must agree on what an ORI's county number stands for


def plan_agencies(
    table: Table,
    *,
    places: Sequence[Place],
    present: Mapping[str, Values],
    tell: Tell = quiet,
) -> Plan:
    """Compare a file with the register: its counties, and its agencies by ORI.

    Raises ``FileRefused`` where the columns will not do.
    """
    require_columns(table, needed=NEEDED, allowed=("fips",))
    names = Names(places)
    numbers = _numbers(table, names)
    codes = {place.code: place for place in places}
    first: dict[str, int] = {}
    for row in table.rows:
        first.setdefault(row.cells.get("ori", ""), row.line)
    lines = []
    for row in counted(table.rows, tell):
        ori = row.cells.get("ori", "")[:20] or "?"
        if problems := [*row.problems] or _whose(row, first):
            lines.append(Line(row.line, ori, Outcome.ERROR, tuple(problems)))
            continue
        try:
            code, note = _place(row, names, numbers, codes)
            lines.append(_compare(row, code, note, present.get(ori)))
        except NoMatch as reason:
            lines.append(Line(row.line, ori, Outcome.SKIPPED, (str(reason),)))
        except CellRefused as refusal:
            lines.append(Line(row.line, ori, Outcome.ERROR, (str(refusal),)))
    return Plan(tuple(lines))


def _whose(row: Row, first: Mapping[str, int]) -> list[str]:
    ori, state = row.cells["ori"], row.cells["state"]
    if not re.fullmatch(r"[A-Z]{2}[A-Z0-9]{7}", ori):
        return [f"ORI {ori[:20]!r} is not two capital letters and seven capitals or digits."]
    if not re.fullmatch(r"[A-Z]{2}", state):
        return [f"{state[:20]!r} is no state: write its two capital letters, as in OH."]
    if ori[:2] not in LETTERS.get(state, (state,)):
        return [f"ORI {ori} begins with {ori[:2]}, and the state is {state}."]
    if first[ori] != row.line:
        return [f"Line {first[ori]} names ORI {ori} already."]
    return []


def _place(
    row: Row,
    names: Names,
    numbers: Mapping[tuple[str, str], Place],
    codes: Mapping[str, Place],
) -> tuple[str, str]:
    """The FIPS code of the agency's county, and a note where several were named."""
    state, cell = row.cells["state"], row.cells["county"]
    if fips := row.cells.get("fips"):
        if fips not in codes or codes[fips].postal != state:
            raise CellRefused(f"FIPS {fips[:20]!r} is no county of {state} in the register.")
        return fips, ""
    if not names.knows(state):
        raise NoMatch(f"The register has no county of {state}.")
    if cell.upper() in NONE:
        raise NoMatch("The file names no county.")
    counties = [name.strip() for name in cell.split(";") if name.strip()]
    of_county = row.cells["type"].lower() in ("county", "parish")
    found = [names.find(name, postal=state, of_county=of_county) for name in counties]
    if len(found) == 1:
        return found[0].code, ""
    numbered = numbers.get(_number(row))
    if numbered not in found or numbered is None:
        raise NoMatch(f"The file names {len(counties)} counties: {cell[:80]}.")
    note = (
        f"Of {len(counties)} counties, {numbered.name}: its lines share the ORI's county number."
    )
    return numbered.code, note


def _numbers(table: Table, names: Names) -> dict[tuple[str, str], Place]:
    """What the county number of an ORI (its third to fifth sign) stands for in this file.

    The numbers are the list's own and no FIPS codes; one counts where every line that names
    one county agrees on it.
    """
    seen: dict[tuple[str, str], Counter[Place]] = defaultdict(Counter)
    for row in table.rows:
        if not row.problems and ";" not in row.cells["county"]:
            try:
                place = names.find(row.cells["county"], postal=row.cells["state"])
            except NoMatch:
                continue
            seen[_number(row)][place] += 1
    agreed = {number: count for number, count in seen.items() if len(count) == 1}
    return {
        number: place
        for number, count in agreed.items()
        for place, times in count.items()
        if times >= FEWEST and number[1].isdigit()
    }


def _number(row: Row) -> tuple[str, str]:
    return row.cells["state"], row.cells["ori"][2:5]


def _compare(row: Row, code: str, note: str, before: Values | None) -> Line:
    ori = row.cells["ori"]
    if before and before["place"] != code:
        raise CellRefused(
            f"ORI {ori} is of {before['place']} in the register, and the file says {code}: an"
            " agency keeps its county, because its records do."
        )
    after = {
        "name": text_in(row.cells["name"], most=120),
        "kind": row.cells["type"][:40],
        "place": code,
        "active": True,
    }
    notes = (note,) if note else ()
    return settle(Line(row.line, ori, Outcome.CHANGE, notes, before, after), shown="active")
