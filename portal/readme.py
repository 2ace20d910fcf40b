"""The parts of the README that are generated from the tables of the code."""

import re
from collections.abc import Callable
from functools import partial

from django.utils.translation import override

from complaints.states import COMPLAINT
from matching.detainers.states import DETAINER
from matching.status.states import CASE
from portal.doors import Rows
from portal.entrances import ENTRANCES
from portal.help.settings_table import SETTINGS
from portal.jurisdictions.roles import ROLES
from portal.leases import LIFECYCLE
from portal.participation.acts import MEANINGS, PLACE_RIGHT, PROGRAM_RIGHT, Act
from portal.participation.states import LIFECYCLE as PROPOSALS
from portal.states import Lifecycle
from reports.committee.findings.states import FINDING, RECOMMENDATION
from reports.committee.meetings.states import MEETING
from reports.committee.motions.states import MOTION
from reports.committee.report.states import REPORT
from reports.committee.rounds.states import ROUND
from reports.flags.states import FLAG
from reports.releases.states import RELEASE

MARKED = re.compile(r"(<!-- (\w+) -->\n).*?(<!-- /\2 -->)", re.DOTALL)


def roles() -> str:
    """Who may do what: a row a role."""
    rows = [
        f"| {role.label} | {'everywhere' if role.everywhere else 'in a jurisdiction'} | "
        f"{', '.join(name.replace('_', ' ') for name in role.permissions)} |"
        for role in ROLES.values()
    ]
    return "\n".join(["| role | held | may |", "|---|---|---|", *rows])


def doors() -> str:
    """Who comes in where: a row a kind of door."""
    kinds: dict[tuple[str, str], list[str]] = {}
    for name, door in ENTRANCES.items():
        kinds.setdefault((door.who, door.rows), []).append(f"`{name}`")
    rows = [
        f"| {who} | {'none of a tenant' if rows == Rows.PUBLIC else rows} | {', '.join(names)} |"
        for (who, rows), names in kinds.items()
    ]
    return "\n".join(["| who | rows | doors |", "|---|---|---|", *rows])


def acts() -> str:
    """What each act on participation moves, and who enters it."""
    sides = {PLACE_RIGHT: "the place", PROGRAM_RIGHT: "the program"}
    rows = []
    for act, meaning in MEANINGS.items():
        who = " or ".join(sides[right] for right in meaning.rights)
        moves = [word for word in (meaning.flow, meaning.request, meaning.position) if word]
        moves += ["ends the entry it speaks of"] if meaning.ends else []
        rows.append(f"| {Act(act).label} | {who} | {', '.join(moves) or 'nothing'} |")
    return "\n".join(["| act | entered by | moves |", "|---|---|---|", *rows])


def diagram_of(lifecycle: Lifecycle) -> str:
    """The states of a record, and the right that each way asks."""
    return f"```mermaid\n{lifecycle.mermaid()}\n```"


def settings() -> str:
    """What may be set from the environment, in English."""
    with override("en"):
        rows = [f"| `{name}` | {meaning} |" for name, meaning in SETTINGS.items()]
    return "\n".join(["| name | meaning |", "|---|---|", *rows])


LIFECYCLES = {
    "jobs": LIFECYCLE,
    "proposals": PROPOSALS,
    "cases": CASE,
    "detainers": DETAINER,
    "complaints": COMPLAINT,
    "releases": RELEASE,
    "flags": FLAG,
    "meetings": MEETING,
    "motions": MOTION,
    "rounds": ROUND,
    "findings": FINDING,
    "recommendations": RECOMMENDATION,
    "reports": REPORT,
}
PARTS: dict[str, Callable[[], str]] = {
    "roles": roles,
    "doors": doors,
    "acts": acts,
    "settings": settings,
    **{name: partial(diagram_of, lifecycle) for name, lifecycle in LIFECYCLES.items()},
}


def with_parts(text: str) -> str:
    """The README with every marked part as the tables say it now."""
    return MARKED.sub(lambda part: f"{part[1]}{PARTS[part[2]]()}\n{part[3]}", text)
