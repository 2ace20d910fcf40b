"""What a file of completions would record, line by line.  Pure: no database, no clock."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from portal.imports.cells import CellRefused, date_in, number_in
from portal.imports.plans import Line, Outcome, Plan
from portal.imports.tables import Row, Table, require_columns

NEEDED = ("person", "module", "completed_on")
ALLOWED = ("edition", "score", "language")
FULL_MARKS = 100
# Who, what and when: what makes two completions one.
Key = tuple[int, str, date]


@dataclass(frozen=True)
class Register:
    """What a file is compared with.

    ``people`` are those of the place by user name and e-mail address, in small letters, and None
    where two have the same one; ``open_to`` says which modules may be recorded for whom.
    """

    people: Mapping[str, int | None]
    editions: Mapping[str, Mapping[int, date]]
    open_to: Mapping[int, Collection[str]]
    recorded: Collection[Key]
    own: int | None
    today: date


def plan_of(table: Table, register: Register) -> Plan:
    """Compare a file with the register.

    Raises ``FileRefused`` where the columns will not do.
    """
    require_columns(table, needed=NEEDED, allowed=ALLOWED)
    seen: dict[Key, int] = {}
    return Plan(tuple(_line(row, register, seen) for row in table.rows))


def _line(row: Row, register: Register, seen: dict[Key, int]) -> Line:
    name = row.cells.get("person", "")[:100] or "?"
    if row.problems:
        return Line(row.line, name, Outcome.ERROR, row.problems)
    try:
        after = _said(row.cells, register)
    except CellRefused as refusal:
        return Line(row.line, name, Outcome.ERROR, (str(refusal),))
    key = (after["user"], after["module"], date.fromisoformat(after["completed_on"]))
    if (first := seen.setdefault(key, row.line)) != row.line:
        words = _("Line %(number)s says the same already.") % {"number": first}
        return Line(row.line, name, Outcome.ERROR, (words,))
    if key in register.recorded:
        return Line(row.line, name, Outcome.UNCHANGED, (_("In the register already."),))
    return Line(row.line, name, Outcome.CREATE, (), None, after)


def _said(cells: Mapping[str, str], register: Register) -> dict:
    """What a line records.  Raises ``CellRefused``."""
    user = _person(cells["person"], register)
    module = cells["module"]
    if module not in register.editions:
        raise CellRefused(_("There is no such module in use."))
    if module not in register.open_to[user]:
        raise CellRefused(_("No role of this person here needs this module."))
    day = date_in(cells["completed_on"])
    if day is None or day > register.today:
        raise CellRefused(_("A module is completed on a day that has come."))
    score = number_in(cells.get("score", ""))
    if score is not None and score > FULL_MARKS:
        raise CellRefused(_("A score is from 0 to 100."))
    return {
        "user": user,
        "module": module,
        "completed_on": day.isoformat(),
        "edition": _edition(cells.get("edition", ""), register.editions[module], day),
        "score": score,
        "language": _language(cells.get("language", "")),
    }


def _person(cell: str, register: Register) -> int:
    user = register.people.get(cell.casefold())
    if user is None:
        raise CellRefused(_("Nobody of this place has this user name or e-mail address."))
    if user == register.own:
        raise CellRefused(_("Nobody records or takes back their own training."))
    return user


def _edition(cell: str, editions: Mapping[int, date], day: date) -> int | None:
    number = number_in(cell)
    if number is not None and (number not in editions or editions[number] > day):
        raise CellRefused(_("The module had no such edition on that day."))
    return number


def _language(cell: str) -> str:
    if cell and not (len(cell) == len("en") and cell.isascii() and cell.islower()):
        raise CellRefused(_("Write a language with two small letters, such as en or es."))
    return cell
