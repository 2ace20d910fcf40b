"""Tables of help, made of the tables of the code when a page is rendered."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from django.core.management import get_commands, load_command_class
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from complaints.casework.models import Deadline
from complaints.deadlines.days import Kind
from complaints.deadlines.rules import TABLE as DEADLINES
from portal.help.rights import right_in_words
from portal.help.settings_table import SETTINGS
from portal.jurisdictions.roles import ROLES
from portal.participation.acts import MEANINGS, PLACE_RIGHT, PROGRAM_RIGHT, Act, Flow
from portal.readme import LIFECYCLES
from reports.committee.meetings.notice import RULES as NOTICES

HOUSES = ("portal", "matching", "complaints", "reports")


@dataclass(frozen=True)
class Table:
    """A caption, the headings of the columns, and the rows."""

    caption: str
    columns: list[str]
    rows: list[list[str]]
    code: bool = False  # the first column is typed as it stands
    english: frozenset[int] = field(default_factory=frozenset)  # columns kept in English


def settings_table() -> Table:
    """Every setting that is read from the environment."""
    rows = [[name, str(meaning)] for name, meaning in SETTINGS.items()]
    return Table(_("Settings"), [_("Name"), _("Meaning")], rows, code=True)


def commands_table() -> Table:
    """Every command of this project, as it tells of itself."""
    rows = [[name, _command_help(app, name)] for name, app in house_commands().items()]
    columns = [_("Command"), _("What it does")]
    return Table(_("Commands"), columns, rows, code=True, english=frozenset({2}))


def house_commands() -> dict[str, str]:
    """The names of our own commands, each with the application that brings it."""
    found = sorted(get_commands().items())
    return {name: str(app) for name, app in found if str(app).startswith(HOUSES)}


def _command_help(app: str, name: str) -> str:
    return load_command_class(app, name).help


def roles_table() -> Table:
    """Who may do what: a row a role."""
    rows = [
        [
            _(role.label),
            _("everywhere") if role.everywhere else _("in a jurisdiction"),
            "; ".join(right_in_words(right) for right in role.permissions),
        ]
        for role in ROLES.values()
    ]
    return Table(_("Roles"), [_("Role"), _("Held"), _("May")], rows)


def acts_table() -> Table:
    """What each act on participation does to prints, and who enters it."""
    sides = {PLACE_RIGHT: _("The place"), PROGRAM_RIGHT: _("The program")}
    rows = [
        [
            _(Act(act).label),
            ", ".join(sides[right] for right in meaning.rights),
            _(Flow(meaning.flow).label) if meaning.flow else _("Nothing by itself"),
        ]
        for act, meaning in MEANINGS.items()
    ]
    columns = [_("Act"), _("Entered by"), _("What it asks for prints")]
    return Table(_("Acts on participation"), columns, rows)


def flows_table() -> Table:
    """The three ways in which prints may go."""
    rows = [[flow.value, _(flow.label)] for flow in Flow]
    return Table(_("How prints flow"), [_("Level"), _("Meaning")], rows)


def states_table(name: str) -> Table:
    """The ways of one record from state to state, with who takes each."""
    rows = [
        [_state(source), _state(target), right_in_words(right)]
        for source, targets in LIFECYCLES[name].ways.items()
        for target, right in targets.items()
    ]
    return Table(_("Steps"), [_("From"), _("To"), _("By whom")], rows)


def _state(state: str) -> str:
    return _(str(getattr(state, "label", state)))


def deadlines_table() -> Table:
    """How long each step of a complaint may take."""
    kinds = {Kind.WORKING: _("working days"), Kind.CALENDAR: _("calendar days")}
    rows = [
        [
            _(Deadline.Rule(rule.key).label),
            f"{rule.days} {kinds[rule.kind]}",
            str(rule.more or _("no")),
        ]
        for rule in DEADLINES
    ]
    columns = [_("Step"), _("Time"), _("May be extended once by days")]
    return Table(_("Deadlines of a complaint"), columns, rows)


def notices_table() -> Table:
    """How early the notice of a meeting must come, by its day."""
    rows = [
        [date_format(rule.since, "DATE_FORMAT"), str(rule.days), rule.source] for rule in NOTICES
    ]
    columns = [_("Notices since"), _("Calendar days ahead"), _("Source")]
    return Table(_("Notice of meetings"), columns, rows)


TABLES: dict[str, Callable[[], Table]] = {
    "settings": settings_table,
    "commands": commands_table,
    "roles": roles_table,
    "acts": acts_table,
    "flows": flows_table,
    "deadlines": deadlines_table,
    "notices": notices_table,
    **{f"states {name}": partial(states_table, name) for name in LIFECYCLES},
}


def table_html(name: str) -> str:
    """One of the tables as HTML, in the language in force."""
    return render_to_string("help/table.html", {"table": TABLES[name]()})
