"""How each seat voted: a roll read beside its votes.

While a vote is open it shows who voted and not how: votes are public, and cast alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from reports.committee.motions.models import Absence, Motion, Roll, Vote
from reports.committee.motions.states import Choice, Missing, Standing, Status
from reports.committee.seats.models import Term
from reports.committee.seats.states import Cause


@dataclass(frozen=True)
class Ballot:
    """Somebody on a roll: whether and how the person voted, and whether that counts."""

    motion: Motion
    term: Term
    standing: Standing
    cause: Cause | None
    voted: bool
    choice: Choice | None = None
    reason: str = ""
    cast_at: datetime | None = None
    missing: Missing | None = None

    @property
    def counts(self) -> bool:
        """Whether there is a vote that is in the result."""
        return self.choice is not None and self.missing != Missing.RECUSED

    @property
    def in_quorum(self) -> bool:
        """Whether the seat was there for the quorum; what is not decided has none yet."""
        return (
            self.standing == Standing.ELIGIBLE
            and self.missing is None
            and self.motion.closed_at is not None
        )


def ballots_of(motion: Motion) -> list[Ballot]:
    """The roll of a motion by seat; empty before its vote.  Three queries."""
    return ballots([motion])


def ballots(motions: Iterable[Motion]) -> list[Ballot]:
    """The rolls of motions in their order, each by seat; three queries for all of them."""
    motions = list(motions)
    rolls: dict[UUID, list[Roll]] = {}
    for row in Roll.objects.filter(motion__in=motions).select_related("term__seat"):
        rolls.setdefault(row.motion_id, []).append(row)
    votes = {(one.motion_id, one.term_id): one for one in Vote.objects.filter(motion__in=motions)}
    gone = {
        (one.motion_id, one.term_id): Missing(one.why)
        for one in Absence.objects.filter(motion__in=motions)
    }
    return [
        _ballot(motion, row, votes.get((motion.pk, row.term_id)), gone)
        for motion in motions
        for row in rolls.get(motion.pk, [])
    ]


def voted_by(motion: Motion, term: Term) -> bool:
    """Whether somebody voted on a motion."""
    return Vote.objects.filter(motion=motion, term=term).exists()


def _ballot(
    motion: Motion, row: Roll, vote: Vote | None, gone: dict[tuple[UUID, UUID], Missing]
) -> Ballot:
    cause = Cause(row.cause) if row.cause else None
    standing = Standing(row.standing)
    if vote is None or motion.status == Status.OPEN:
        missing = gone.get((motion.pk, row.term_id))
        return Ballot(motion, row.term, standing, cause, vote is not None, missing=missing)
    return Ballot(
        motion,
        row.term,
        standing,
        cause,
        voted=True,
        choice=Choice(vote.choice),
        reason=vote.reason,
        cast_at=vote.cast_at,
        missing=gone.get((motion.pk, row.term_id)),
    )
