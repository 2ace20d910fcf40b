"""A quarter from its count to the approval of the second person."""

import itertools
from datetime import date

from portal.jurisdictions import scope
from portal.quarters import Quarter
from reports.releases import services
from reports.releases.models import Release
from reports.statistics.cubing import write_cube
from tests.journeys.ways.places import new_person
from tests.journeys.ways.visitor import Door, Visitor
from tests.matching.factories import now
from tests.reports.releases.worlds import ROWS
from tests.reports.statistics.worlds import told

# What the page says of an act once the worker is done, and the act is offered.
TO_BUILD = "A worker makes the files and lets three attackers try to find somebody in them."
TO_SIGN = "Your word that method, data and flags were looked at. Somebody else approves."
LOOKED = "Looked at, and known to be so."
_quarters = (Quarter(2012, 1).shifted(number) for number in itertools.count())


def releases_a_quarter(door: Door) -> None:
    """The first freezes it, has it checked, looks at what speaks against it, and signs."""
    release = counted(next(_quarters))
    first = door.visitor(new_person(door.house, "STATISTICIAN"))
    head = door.visitor(new_person(door.house, "RELEASER"))

    _comes_to(first, release)
    first.press("Freeze the quarter").waits_for(first.word(TO_BUILD))
    first.reads("Rounded and reviewed").press("Build the package and check disclosure")
    first.waits_for(first.word(TO_SIGN)).reads("Passed disclosure control")
    _looks_at_warnings(first)
    first.press("Sign").reads("Signed by a statistician")
    assert first.main.get_by_role("button", name=first.word("Approve")).count() == 0

    _comes_to(head, release)
    head.press("Approve").reads("Approved by the head of statistics")


def counted(quarter: Quarter) -> Release:
    """The open release of a quarter that was counted; its day is far away."""
    with scope.within(scope.statistics()):
        told(*ROWS, quarter=quarter)
        write_cube(quarter, at=now(), synthetic=True)
        return services.open_release(quarter=quarter, day=date(2090, 1, 1), by=None, at=now())


def _comes_to(visitor: Visitor, release: Release) -> None:
    visitor.open("/releases/")
    visitor.go(visitor.main.get_by_role("link", name=f"{release.quarter}, 1.0"))


def _looks_at_warnings(first: Visitor) -> None:
    while (ask := first.main.locator(".portal-warning details")).count():
        ask.first.locator("summary").click()
        ask.first.locator("textarea").fill(LOOKED)
        first.go(ask.first.locator("button[type=submit]"))
