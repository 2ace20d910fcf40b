"""The parts of the README that are generated from the tables of the code."""

import re

from portal.entrances import ENTRANCES, Rows
from portal.jurisdictions.roles import ROLES
from portal.leases import LIFECYCLE

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


def jobs() -> str:
    """The states of a job and who takes it along each way."""
    return f"```mermaid\n{LIFECYCLE.mermaid()}\n```"


PARTS = {"roles": roles, "doors": doors, "jobs": jobs}


def with_parts(text: str) -> str:
    """The README with every marked part as the tables say it now."""
    return MARKED.sub(lambda part: f"{part[1]}{PARTS[part[2]]()}\n{part[3]}", text)
