"""Reads: motions as the public sees them, and those that a member or the secretariat works on."""

from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from portal.accounts.models import User
from portal.jurisdictions.access import may
from reports.committee.meetings import states as meetings
from reports.committee.meetings.models import AgendaItem, Meeting
from reports.committee.motions.models import Motion
from reports.committee.motions.states import DECIDED
from reports.committee.seats.recusals import hidden_from
from reports.committee.seats.selectors import require_term, term_of
from reports.committee.seats.states import RUN

HELD = meetings.Status.HELD


def motions() -> QuerySet[Motion]:
    """Every motion and amendment, those of the latest meeting first."""
    rows = Motion.objects.select_related(
        "item__meeting__charter",
        "item__matter__place",
        "parent__item__meeting",
        "mover__seat",
        "seconder__seat",
    )
    return rows.order_by("-item__meeting__starts_at", "item__number", "number", "pk")


def motion_of(motion_id: UUID) -> Motion | None:
    """One motion, for anybody: motions and votes are public."""
    return _with_amendments(motions()).filter(pk=motion_id).first()


def decided() -> QuerySet[Motion]:
    """The motions that came to a vote which is closed, with or without a quorum."""
    return motions().filter(status__in=DECIDED)


def motions_in(meeting: Meeting) -> QuerySet[Motion]:
    """The motions of a meeting by item."""
    return motions().filter(item__meeting=meeting).order_by("item__number", "number")


def desk_motions(user: User, *, at: datetime) -> QuerySet[Motion]:
    """What a member or the secretariat sees: all but what the person keeps away from.

    Raises ``NotSitting`` for whoever does neither.
    """
    term = term_of(user, at=at) if may(user, RUN) else require_term(user, at=at)
    return motions().exclude(item__matter__in=hidden_from(term))


def desk_motion(user: User, motion_id: UUID, *, at: datetime) -> Motion | None:
    """One of those; None where there is none or the person keeps away from it."""
    return _with_amendments(desk_motions(user, at=at)).filter(pk=motion_id).first()


def desk_items(user: User, *, at: datetime) -> QuerySet[AgendaItem]:
    """The items of meetings that last at which a member can move something.

    None is of a matter that the member keeps away from; whoever does not sit has none.
    """
    term = term_of(user, at=at)
    if term is None:
        return AgendaItem.objects.none()
    rows = AgendaItem.objects.select_related("meeting__charter", "matter__place")
    lasting = rows.filter(meeting__status=HELD, meeting__adjourned_at=None)
    open_to = lasting.exclude(matter__in=hidden_from(term))
    return open_to.order_by("meeting__starts_at", "number")


def desk_item(user: User, item_id: UUID, *, at: datetime) -> AgendaItem | None:
    """One of those; raises ``NotSitting`` for whoever does not sit."""
    require_term(user, at=at)
    return desk_items(user, at=at).filter(pk=item_id).first()


def _with_amendments(rows: QuerySet[Motion]) -> QuerySet[Motion]:
    amendments = Motion.objects.select_related("mover").order_by("number")
    return rows.prefetch_related(Prefetch("amendments", queryset=amendments))
