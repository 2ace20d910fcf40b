"""A motion taken along its way by the people whose business it is."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from portal.accounts.models import User
from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from portal.jurisdictions.models import Jurisdiction
from reports.committee.meetings.models import AgendaItem
from reports.committee.motions.ballots import Ballot, ballots_of
from reports.committee.motions.models import Motion, Vote
from reports.committee.motions.services import amend, let_lapse, move, second, withdraw
from reports.committee.motions.voting import cast, close_vote, open_vote
from reports.committee.seats.models import Matter
from tests.reports.committee.meetings.worlds import STARTS
from tests.reports.committee.worlds import inside

MINUTE = timedelta(minutes=1)
NOW = STARTS + 10 * MINUTE
TEXT = "The committee asks for monthly figures."


def about(place: Jurisdiction, title: str = "Detainers in a county") -> Matter:
    """A matter about a place, as a flag for review brings it up."""
    given = {"kind": "OUTLIER", "title": title, "place": place, "opened_at": STARTS}
    return inside(Matter.objects.create, **given)


def moved(item: AgendaItem, mover: User, text: str = TEXT, **given: Any) -> Motion:
    return inside(move, item_id=item.pk, text=text, by=mover, at=NOW, **given)


def seconded(item, mover, seconder, text: str = TEXT, **given: Any) -> Motion:
    motion = moved(item, mover, text, **given)
    return inside(second, motion_id=motion.pk, by=seconder, at=NOW)


def amended(motion: Motion, mover: User, text: str = "The committee asks for weekly figures."):
    return inside(amend, motion_id=motion.pk, text=text, by=mover, at=NOW)


def put(motion: Motion, sybil: User, *, at=NOW + MINUTE) -> Motion:
    return inside(open_vote, motion_id=motion.pk, by=sybil, at=at)


def opened(item, mover, seconder, sybil, **given: Any) -> Motion:
    return put(seconded(item, mover, seconder, **given), sybil)


def says(
    motion: Motion, voter: User, choice: str = "YES", *, at=NOW + 2 * MINUTE, **given
) -> Vote:
    return inside(cast, motion_id=motion.pk, choice=choice, by=voter, at=at, **given)


def closed(motion: Motion, sybil: User, *, at=NOW + 3 * MINUTE) -> Motion:
    return inside(close_vote, motion_id=motion.pk, by=sybil, at=at)


def decided(motion: Motion, votes: Mapping[User, str], sybil: User) -> Motion:
    """Vote as told, and close."""
    for voter, choice in votes.items():
        says(motion, voter, choice)
    return closed(motion, sybil)


def withdrawn(motion: Motion, mover: User) -> Motion:
    return inside(withdraw, motion_id=motion.pk, by=mover, at=NOW)


def lapsed(motion: Motion, sybil: User) -> Motion:
    return inside(let_lapse, motion_id=motion.pk, by=sybil, at=NOW)


def at_status(status: str, item, mabel, mina, sybil) -> Motion:
    """A motion that Mabel moved, brought to a status by services."""
    motion = moved(item, mabel)
    if status == "WITHDRAWN":
        return withdrawn(motion, mabel)
    if status == "LAPSED":
        return lapsed(motion, sybil)
    if status == "MOVED":
        return motion
    motion = inside(second, motion_id=motion.pk, by=mina, at=NOW)
    if status == "SECONDED":
        return motion
    put(motion, sybil)
    if status == "OPEN":
        return again(motion)
    votes = {"CARRIED": {mabel: "YES"}, "FAILED": {mabel: "NO"}}
    return decided(motion, votes[status], sybil)


def again(motion: Motion) -> Motion:
    """The motion as it stands now."""
    return inside(Motion.objects.select_related("item__meeting").get, pk=motion.pk)


def roll(motion: Motion) -> dict[str, Ballot]:
    """How each seat voted, by the name of who sits there."""
    return {one.term.name: one for one in inside(ballots_of, again(motion))}


def trail_of(motion: Motion) -> list[AuditEvent]:
    """What the audit trail says of a motion."""
    with scope.within(scope.oversight(who="test", why="read the trail")):
        return list(AuditEvent.objects.filter(subject_id=str(motion.pk)).order_by("pk"))
