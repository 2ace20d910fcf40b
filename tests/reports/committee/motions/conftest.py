"""Meetings that are being held: one on the committee's own business, one about Riverton."""

from portal.accounts.models import User
from reports.committee.meetings.models import AgendaItem, Meeting
from reports.committee.motions.models import Motion
from reports.committee.seats.models import Matter, Term
from tests.conftest import person
from tests.kept import kept
from tests.reports.committee.meetings.worlds import first_item, held
from tests.reports.committee.motions.way import about, moved, opened
from tests.reports.committee.worlds import seated


@kept
def irma(database) -> User:
    """Holds the role of a member, to be an alternate."""
    return person("irma", ("MEMBER", None))


@kept
def stand_in(irma, charter, committee, sybil) -> Term:
    """Irma's term: she stands in for Marco."""
    return seated(charter, "SHERIFF", irma, by=sybil, capacity="ALTERNATE")


@kept
def meeting(sybil, committee) -> Meeting:
    """All six members are there."""
    return held(sybil, committee)


@kept
def item(meeting) -> AgendaItem:
    """An item of the committee's own business."""
    return first_item(meeting)


@kept
def motion(item, mabel) -> Motion:
    """What Mabel moved."""
    return moved(item, mabel)


@kept
def vote(item, mabel, mina, sybil) -> Motion:
    """The same put to the vote of all six."""
    return opened(item, mabel, mina, sybil)


@kept
def matter(riverton, committee) -> Matter:
    """A matter about Riverton, from which Marco keeps away."""
    return about(riverton)


@kept
def hearing(sybil, committee, matter) -> AgendaItem:
    """The item about Riverton, at which all six are there."""
    return first_item(held(sybil, committee, matter=matter))
