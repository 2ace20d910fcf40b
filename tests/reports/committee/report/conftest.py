"""A settled finding with a recusal and a dissent, and a report that prints it."""

import pytest

from portal.accounts.models import User
from reports.committee.findings.models import PublishedFinding
from reports.committee.report.models import Report
from reports.committee.seats.interests import recuse
from reports.committee.seats.models import Matter
from tests.conftest import person
from tests.kept import kept
from tests.reports.committee.report.way import (
    DISSENT,
    NOTICED,
    circulated,
    closed,
    drafted,
    matter_of,
    published,
    settled,
    signed,
)
from tests.reports.committee.worlds import inside


@kept
def alma(database) -> User:
    """Holds the role of a member, and sits nowhere yet."""
    return person("alma", ("MEMBER", None))


@kept
def matter(sybil, committee, mae) -> Matter:
    """What the finding is about; Mae keeps away from it."""
    made = matter_of(sybil)
    inside(recuse, matter=made, by=mae, at=NOTICED)
    return made


@kept
def finding(matter, sybil, committee, mabel, marco, mina, milo, moses, ohio) -> PublishedFinding:
    """Adopted by three to two, with a dissent of Moses."""
    votes = {mabel: "YES", marco: "YES", mina: "YES", milo: "NO", moses: "NO"}
    said = {moses: ("DISSENT", "The sample was too small."), mina: ("CONCURRENCE", "Rightly so.")}
    return settled(matter, sybil, committee, votes=votes, opinions=said, addressee="39")


@kept
def other(sybil, committee, mabel, marco, mina, milo, mae, moses) -> PublishedFinding:
    """Not adopted; nobody keeps away from it."""
    votes = {mabel: "NO", marco: "NO", mina: "NO", milo: "YES", mae: "YES", moses: "YES"}
    about = matter_of(sybil, "Suspension of the program")
    return settled(about, sybil, committee, votes=votes, title="Suspend it")


@kept
def report(finding, other, sybil) -> Report:
    """A draft on both findings."""
    return drafted(sybil, finding, other)


@kept
def out(report, sybil) -> Report:
    """It is circulated."""
    return circulated(report, sybil)


@pytest.fixture
def heard(out, sybil, mabel, marco, mina, milo, mae, moses) -> Report:
    """Every seat is heard: one concurs silently, one dissents, one abstains, one says nothing."""
    signed(out, mabel)
    signed(out, mina, "CONCUR", "With all of it.")
    signed(out, milo, "ABSTAIN")
    signed(out, mae, "CONCUR")
    signed(out, moses, "DISSENT", DISSENT)
    closed(out, sybil)
    return out


@pytest.fixture
def printed(heard, sybil) -> Report:
    """It is published."""
    return published(heard, sybil)
