"""Writes: the roll, votes, and the count that closes a vote.  All run in the committee's scope."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from complaints.vault.words import fit
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import require
from reports.committee.motions.bench import Bench, bench_of, require_runner, require_running
from reports.committee.motions.majority import Tally, outcome
from reports.committee.motions.models import LONGEST_REASON, Absence, Motion, Roll, Vote
from reports.committee.motions.refusals import (
    AlreadyVoted,
    AnotherVoteOpen,
    NotActing,
    NotOnRoll,
    VoteNotOpen,
)
from reports.committee.motions.services import lock_motion, move_motion, require_no_amendment
from reports.committee.motions.states import MOTION, Choice, Missing, Standing, Status
from reports.committee.seats.models import Term
from reports.committee.seats.refusals import MustKeepAway
from reports.committee.seats.selectors import require_term
from reports.committee.seats.states import SIT


@transaction.atomic
def open_vote(*, motion_id: UUID, by: User, at: datetime) -> Motion:
    """Put a seconded motion to the vote, and fix who can vote: those who act for a seat now.

    Raises ``AccessDenied``, ``MustKeepAway``, ``TransitionRefused``, ``NotRunning``,
    ``AmendmentUndecided`` and ``AnotherVoteOpen``.
    """
    motion = lock_motion(motion_id)
    require_runner(motion.item, by, at=at)
    MOTION.permission_for(source=motion.status, target=Status.OPEN)
    require_running(motion.item.meeting)
    require_no_amendment(motion)
    if Motion.objects.filter(item=motion.item, status=Status.OPEN).exists():
        raise AnotherVoteOpen(_("The other vote under this item ends first."))
    bench = bench_of(motion.item)
    rows = [
        *(Roll(term=one, standing=Standing.ELIGIBLE) for one in bench.acting),
        *(
            Roll(term=one, standing=Standing.RECUSED, cause=bench.causes[one.pk])
            for one in bench.recused
        ),
    ]
    for row in rows:
        row.motion, row.seat_id = motion, row.term.seat_id
    Roll.objects.bulk_create(rows)
    motion.opened_at = at
    move_motion(motion, Status.OPEN, by, at, "opened_at")
    return motion


@transaction.atomic
def cast(*, motion_id: UUID, choice: str, by: User, at: datetime, reason: str = "") -> Vote:
    """Vote, once and for good, with a reason if one likes; both are public once the vote closed.

    Raises ``AccessDenied``, ``NotSitting``, ``MustKeepAway``, ``VoteNotOpen``, ``NotOnRoll``,
    ``NotActing`` for whoever left the meeting, ``AlreadyVoted`` and ``WordsTooLong``.
    """
    words = fit(reason, most=LONGEST_REASON) if reason.strip() else ""
    motion = lock_motion(motion_id)
    term = _voter(motion, by, at)
    if motion.votes.filter(term=term).exists():
        raise AlreadyVoted(_("You voted on this motion. A vote stays as it was cast."))
    vote = Vote.objects.create(
        motion=motion, term=term, choice=Choice(choice), reason=words, cast_at=at
    )
    # What was voted is no part of the trail: it is read by more people than those who vote.
    trail.record(event="committee.voted", subject=motion, by=by, at=at)
    return vote


@transaction.atomic
def close_vote(*, motion_id: UUID, by: User, at: datetime) -> Motion:
    """Close a vote and count it, over those on the roll who are still there and may still act.

    A conflict that arose since then removes the member's vote and seat; without a quorum, or
    after the meeting, nothing is decided.  A carried amendment becomes the motion's wording.
    Raises ``AccessDenied``, ``MustKeepAway`` and ``TransitionRefused``.
    """
    motion = lock_motion(motion_id)
    require_runner(motion.item, by, at=at)
    MOTION.permission_for(source=motion.status, target=Status.CARRIED)
    bench = bench_of(motion.item)
    roll, recused = _on_roll(motion, Standing.ELIGIBLE), _on_roll(motion, Standing.RECUSED)
    _note_absences(motion, roll, bench)
    tally, count = _tally(motion), bench.count(among=roll, recused=recused)
    motion.yes, motion.no, motion.abstained = tally.yes, tally.no, tally.abstained
    motion.present, motion.filled = count.present, count.filled
    motion.constituencies, motion.closed_at = count.constituencies, at
    numbers = ["yes", "no", "abstained", "present", "filled", "constituencies", "closed_at"]
    move_motion(motion, outcome(tally, motion.majority, count=count), by, at, *numbers)
    if motion.status == Status.CARRIED and motion.parent is not None:
        motion.parent.wording, motion.parent.changed_at = motion.text, at
        motion.parent.save(update_fields=["wording", "changed_at"])
    return motion


def _voter(motion: Motion, by: User, at: datetime) -> Term:
    """The term in which somebody may vote on a motion now."""
    require(by, SIT)
    term = require_term(by, at=at)
    bench = bench_of(motion.item)
    if term.pk in bench.causes:
        raise MustKeepAway(_("You keep away from this matter."))
    if motion.status != Status.OPEN:
        raise VoteNotOpen(_("The vote on this motion is not open."))
    if not motion.roll.filter(term=term, standing=Standing.ELIGIBLE).exists():
        raise NotOnRoll(_("Who can vote was fixed when the vote opened, and you were not there."))
    if term.pk not in bench.there:
        raise NotActing(_("Whoever left the meeting votes no more."))
    return term


def _on_roll(motion: Motion, standing: Standing) -> list[UUID]:
    return list(motion.roll.filter(standing=standing).values_list("term", flat=True))


def _note_absences(motion: Motion, roll: list[UUID], bench: Bench) -> None:
    """Write down who on the roll is no part of the count, and why.

    A member whose term ended since then left too.
    """
    sitting = {one.pk for one in bench.sitting}
    rows = [Absence(motion=motion, term_id=term) for term in roll]
    for row in rows:
        if row.term_id in bench.causes:
            row.why = Missing.RECUSED
        elif row.term_id not in bench.there & sitting:
            row.why = Missing.LEFT
    Absence.objects.bulk_create(row for row in rows if row.why)


def _tally(motion: Motion) -> Tally:
    away = motion.absences.filter(why=Missing.RECUSED).values("term")
    said = list(motion.votes.exclude(term__in=away).values_list("choice", flat=True))
    return Tally(said.count(Choice.YES), said.count(Choice.NO), said.count(Choice.ABSTAIN))
