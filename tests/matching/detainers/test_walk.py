"""The whole cast at every service of detainers: who may does, everybody else is refused.

Each person tries each service twice: where the rows are shown to whoever may, and where they
stand themselves, which hides from most people that there is anything at all.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import ProgrammingError, transaction

from matching.detainers import services
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied, jurisdictions_of
from portal.training.errors import Untrained
from tests.matching.detainers.steps import drafted, issued, marks
from tests.matching.factories import now

CUSTODY, OFFICER, SUPERVISOR = {"jack"}, {"omar"}, {"susan"}
PROGRAM = {"sara", "omar", "susan"}
# Who reads Riverton's bookings, or keeps its people: the row is theirs to see, not to act on.
OF_RIVERTON = {"rosa", "otto", "carl", "mona", "jack", "gwen", "gerald", "stella"}
WHY = "Said at the desk."
CONVICTION = {"convicted_on": date(2026, 1, 5), "severity": "MISDEMEANOR", "source": WHY}


def on_detainer(**given):
    return lambda row: {"detainer_id": row.pk, **given}


def of_booking(row):
    return {"booking_id": row.booking_id, **CONVICTION}


def of_case(row):
    return {"case_id": row.case_id, "note": WHY}


def of_stay(row):
    return {"booking_id": row.booking_id, "note": WHY}


def draft_of(row):
    return {"case_id": row.pk, **marks()}


def of_service(row):
    return {"detainer_id": row.pk, "means": "BY_HAND", "served_at": now(), "proof": WHY}


@dataclass(frozen=True)
class Act:
    """Who does it among the rows of whom, and with what.

    ``sooner``: the right is asked for before any row is read.  ``to_release``: it leads to
    release alone, for which an administrator is asked for no training.  ``too``: who does the
    same where they stand themselves.
    """

    may: set[str]
    given: Callable[[Any], dict[str, Any]]
    in_casework: bool = False
    sooner: bool = False
    to_release: bool = False
    too: frozenset[str] = frozenset()


ON_ISSUED = {
    "acknowledge": Act(CUSTODY, on_detainer()),
    "serve": Act(CUSTODY, of_service),
    "answer: honor": Act(CUSTODY, on_detainer(choice="HONOR")),
    "answer: notify": Act(CUSTODY, on_detainer(choice="NOTIFY_ONLY")),
    "answer: decline": Act(CUSTODY, on_detainer(choice="DECLINE"), to_release=True),
    "continue_detainer": Act(CUSTODY, on_detainer()),
    "report_conviction": Act(CUSTODY, of_booking, too=frozenset({"sara"})),
    "report_conviction: by the program": Act(
        {"sara"}, of_booking, in_casework=True, too=frozenset({"jack"})
    ),
    "cancel_of_case": Act(SUPERVISOR, of_case, in_casework=True, sooner=True),
    "cancel_of_booking": Act(SUPERVISOR, of_stay, in_casework=True, sooner=True),
}
DRAFTING = {"draft_detainer": Act(OFFICER, draft_of, in_casework=True)}
ISSUING = {"issue_detainer": Act(OFFICER, on_detainer(), in_casework=True)}


class Undone(Exception):
    """The act was done, and taken back."""


def what_comes(name, given, by, rows) -> str:
    """'done', or the name of what refused an act; nothing is left of it."""
    act = getattr(services, name.partition(":")[0])
    try:
        with scope.within(rows), transaction.atomic():
            act(**given, by=by, at=now())
            raise Undone
    except Undone:
        return "done"
    except (ObjectDoesNotExist, ProgrammingError):
        return "hidden"
    except (AccessDenied, Untrained) as refusal:
        return type(refusal).__name__


def own_rows(name, by) -> scope.Scope:
    """Where a person stands when they come in by their own door."""
    return scope.casework() if name in PROGRAM else scope.tenant(jurisdictions_of(by))


def comes_there(name, act) -> str:
    """What comes of an act where its rows are shown."""
    if name == "chief":
        # An administrator has every right, and lacks the training.
        return "done" if act.to_release else "Untrained"
    return "done" if name in act.may else "AccessDenied"


def comes_at_home(name, act) -> str:
    """What comes of it where the person stands: a row that is hidden is not even denied."""
    sees = PROGRAM if act.in_casework and not act.too else PROGRAM | OF_RIVERTON
    if name in sees or act.sooner:
        return "done" if name in act.too else comes_there(name, act)
    return "hidden"


def walk(table, row, everybody) -> None:
    """Everybody tries every act on a row, where it is shown and where they stand."""
    found, expected = {}, {}
    for name, act in table.items():
        shown = scope.casework() if act.in_casework else scope.tenant([row.jurisdiction_id])
        for who, by in everybody.items():
            found[name, who] = (
                what_comes(name, act.given(row), by, shown),
                what_comes(name, act.given(row), by, own_rows(who, by)),
            )
            expected[name, who] = comes_there(who, act), comes_at_home(who, act)
    assert {key: come for key, come in found.items() if come != expected[key]} == {}


def test_whoever_may_does_and_everybody_else_is_refused(case, everybody, omar):
    walk(DRAFTING, case, everybody)

    walk(ISSUING, drafted(case, omar, "DEC2011"), everybody)


def test_of_an_issued_detainer_each_act_is_done_by_its_people_alone(case, everybody, omar):
    walk(ON_ISSUED, issued(case, omar, "DEC2011"), everybody)


def test_every_write_of_detainers_is_walked():
    walked = {name.partition(":")[0] for name in (*ON_ISSUED, *DRAFTING, *ISSUING)}
    # Tried in tests of their own: the moves, and the hold policies of a place.
    elsewhere = {"lock_detainer", "move_detainer"} | {
        name for name in services.__all__ if name.endswith("_policy")
    }

    assert walked | elsewhere == set(services.__all__)
