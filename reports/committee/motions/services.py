"""Writes: motions and amendments until their vote.  All run in the committee's scope.

Each locks the meeting first, so that of two acts in it one comes after the other.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from complaints.vault.words import fit
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import AccessDenied
from reports.committee.meetings.models import AgendaItem
from reports.committee.meetings.moving import locked
from reports.committee.meetings.selectors import item_of
from reports.committee.motions.bench import acting_term, require_runner
from reports.committee.motions.models import LONGEST_MOTION, Motion
from reports.committee.motions.refusals import (
    AlreadyMoved,
    AmendmentUndecided,
    NotAmendable,
    NotTheMover,
    SameSeat,
)
from reports.committee.motions.states import MOTION, UNDECIDED, Status
from reports.committee.seats.models import Term
from reports.committee.seats.states import Majority


@transaction.atomic
def move(
    *, item_id: UUID, text: str, by: User, at: datetime, majority: str = Majority.OF_VOTES
) -> Motion:
    """Move something under an item of a meeting that lasts, for the seat that one acts for.

    Raises what ``bench.acting_term`` does, ``AlreadyMoved``, ``WordsMissing`` and
    ``WordsTooLong``.
    """
    item = lock_item(item_id)
    term = acting_term(item, by, at=at)
    return _made(item, term, text, majority, by, at)


@transaction.atomic
def amend(*, motion_id: UUID, text: str, by: User, at: datetime) -> Motion:
    """Move that a seconded motion read otherwise as a whole; more yes than no carry it.

    A motion has one amendment at a time, so that each says what the whole would read then.
    Raises what ``bench.acting_term`` does, ``TransitionRefused`` where the motion is not seconded
    or its vote is over, ``AmendmentUndecided``, ``NotAmendable`` and what is wrong with words.
    """
    motion = lock_motion(motion_id)
    term = acting_term(motion.item, by, at=at)
    MOTION.permission_for(source=motion.status, target=Status.OPEN)
    if motion.parent_id is not None:
        raise NotAmendable(_("An amendment is not amended: vote it down and move another one."))
    require_no_amendment(motion)
    if fit(text, most=LONGEST_MOTION) == motion.wording:
        raise NotAmendable(_("That is how the motion reads already."))
    return _made(motion.item, term, text, Majority.OF_VOTES, by, at, parent=motion)


@transaction.atomic
def second(*, motion_id: UUID, by: User, at: datetime) -> Motion:
    """Second a motion for another seat than its mover's.

    Raises what ``bench.acting_term`` does, ``TransitionRefused`` and ``SameSeat``.
    """
    motion = lock_motion(motion_id)
    term = acting_term(motion.item, by, at=at)
    MOTION.permission_for(source=motion.status, target=Status.SECONDED)
    if term.seat_id == motion.mover.seat_id:
        raise SameSeat(_("Somebody of another seat seconds this motion."))
    motion.seconder = term
    move_motion(motion, Status.SECONDED, by, at, "seconder")
    return motion


@transaction.atomic
def withdraw(*, motion_id: UUID, by: User, at: datetime) -> Motion:
    """Take back what one moved before its vote opens; its amendments go with it.

    Raises what ``bench.acting_term`` does, ``TransitionRefused``, ``NotTheMover`` and
    ``AmendmentUndecided`` while an amendment is put to the vote.
    """
    motion = lock_motion(motion_id)
    term = acting_term(motion.item, by, at=at)
    MOTION.permission_for(source=motion.status, target=Status.WITHDRAWN)
    if term != motion.mover:
        raise NotTheMover(_("A motion is its mover's to withdraw."))
    for amendment in motion.amendments.filter(status__in=UNDECIDED):
        if amendment.status == Status.OPEN:
            raise AmendmentUndecided(_("The vote on the amendment ends first."))
        move_motion(amendment, Status.WITHDRAWN, by, at)
    move_motion(motion, Status.WITHDRAWN, by, at)
    return motion


@transaction.atomic
def let_lapse(*, motion_id: UUID, by: User, at: datetime) -> Motion:
    """Record that nobody seconded a motion, so that what waits for it can go on.

    Raises ``AccessDenied``, ``MustKeepAway`` and ``TransitionRefused``.
    """
    motion = lock_motion(motion_id)
    require_runner(motion.item, by, at=at)
    MOTION.permission_for(source=motion.status, target=Status.LAPSED)
    move_motion(motion, Status.LAPSED, by, at)
    return motion


def lock_item(item_id: UUID) -> AgendaItem:
    """An item; in its meeting nobody else acts, comes or goes until the transaction ends."""
    item = item_of(item_id)
    if item is None:
        raise AccessDenied(_("There is no such item."))
    item.meeting = locked(item.meeting_id)
    return item


def lock_motion(motion_id: UUID) -> Motion:
    """The motion as it stands once its meeting is locked, and itself."""
    known = Motion.objects.filter(pk=motion_id).values_list("item", flat=True).first()
    if known is None:
        raise AccessDenied(_("There is no such motion."))
    item = lock_item(known)
    rows = Motion.objects.select_for_update(of=("self",), no_key=True)
    motion = rows.select_related("mover__seat", "parent").get(pk=motion_id)
    motion.item = item
    return motion


def require_no_amendment(motion: Motion) -> None:
    """Refuse while an amendment is undecided; raises ``AmendmentUndecided``."""
    if motion.amendments.filter(status__in=UNDECIDED).exists():
        raise AmendmentUndecided(_("The amendment is decided first."))


def move_motion(motion: Motion, target: Status, by: User, at: datetime, *fields: str) -> None:
    """Put a locked motion in its next state, with what changes then."""
    before, motion.status, motion.changed_at = motion.status, target, at
    motion.save(update_fields=["status", "changed_at", *fields])
    event = "committee.motion_moved_on"
    trail.record(event=event, subject=motion, by=by, at=at, before=before, after=target)


def _made(
    item: AgendaItem,
    term: Term,
    text: str,
    majority: str,
    by: User,
    at: datetime,
    parent: Motion | None = None,
) -> Motion:
    words = fit(text, most=LONGEST_MOTION)
    same = Motion.objects.filter(item=item, parent=parent, mover=term, text=words)
    if same.filter(status=Status.MOVED).exists():
        raise AlreadyMoved(_("You moved the same, and it waits to be seconded."))
    motion = Motion.objects.create(
        item=item,
        parent=parent,
        number=Motion.objects.filter(item=item).count() + 1,
        text=words,
        wording=words,
        majority=Majority(majority),
        mover=term,
        moved_at=at,
        changed_at=at,
    )
    detail: dict[str, object] = {"item": str(item.pk), "amends": str(parent.pk) if parent else ""}
    trail.record(
        event="committee.moved", subject=motion, by=by, at=at, after=motion.status, detail=detail
    )
    return motion
