"""Reads: all that somebody behind a complaint sees of it, and notes that they saw it."""

from dataclasses import dataclass
from datetime import datetime

from complaints.casework.selectors import deadlines_of, moves_of
from complaints.following.holding import holds_case
from complaints.following.meanings import ENDS, MEANINGS, UNTIL
from complaints.following.models import IdentityOpening
from complaints.following.thread import Letter, letters_of, openings_of
from complaints.following.withdrawing import appeal_until, may_withdraw
from complaints.models import Complaint, Party
from portal.jurisdictions import scope
from portal.jurisdictions.reaching import stepping_into


@dataclass(frozen=True)
class Opened:
    """One's name was opened."""

    role: str
    at: datetime
    why: str
    breaks_glass: bool


@dataclass(frozen=True)
class Moved:
    """The complaint moved on, and how it ended where it did."""

    meaning: str
    ends: str
    at: datetime
    is_new: bool


@dataclass(frozen=True)
class Due:
    """What is still to be done, and the first instant at which it is late."""

    meaning: str
    at: datetime
    is_late: bool


@dataclass(frozen=True)
class Standing:
    """Where a complaint stands for one person, and what that person can do."""

    party: Party
    meaning: str
    moves: list[Moved]
    due: list[Due]
    letters: list[Letter]
    openings: list[Opened]
    may_withdraw: bool
    appeal_until: datetime | None
    filer_follows: bool

    @property
    def number(self) -> str:
        """The number of the complaint."""
        return self.party.complaint.number

    @property
    def new_letters(self) -> int:
        """How many messages came since the last visit."""
        return sum(letter.is_new for letter in self.letters)

    @property
    def has_moved(self) -> bool:
        """Whether the complaint moved on since the last visit."""
        return any(moved.is_new for moved in self.moves)

    @property
    def ends(self) -> str:
        """How the complaint ended, while it is closed: no other move has an outcome."""
        return self.moves[-1].ends if self.moves else ""

    @property
    def is_affected(self) -> bool:
        """Whether it happened to this person, as whoever filed says."""
        return self.party.kind == Party.Kind.AFFECTED


def standing_of(*, party: Party, since: datetime | None, at: datetime) -> Standing:
    """What a person sees; ``since`` is their last visit, None on the first.

    Raises ``KeyDestroyed``.
    """
    complaint = party.complaint
    with stepping_into(scope.complaints()):
        until = appeal_until(complaint)
        filer = complaint.parties.filter(kind=Party.Kind.FILER).first()
        return Standing(
            party=party,
            meaning=str(MEANINGS[complaint.status]),
            moves=_moves(complaint, since),
            due=_due(complaint, at),
            letters=letters_of(party=party, since=since),
            openings=[_opened(row, why) for row, why in openings_of(party=party)],
            may_withdraw=may_withdraw(complaint.status) and holds_case(party),
            appeal_until=until if until and at <= until else None,
            filer_follows=filer is not None and filer.follows_it,
        )


def note_visit(*, party: Party, at: datetime) -> None:
    """Keep that a person looked at the complaint, for what is new the next time."""
    with stepping_into(scope.complaints()):
        Party.objects.filter(pk=party.pk).update(visited_at=at)


def _moves(complaint: Complaint, since: datetime | None) -> list[Moved]:
    """Every move in order; those after the last visit are new."""
    return [
        Moved(
            meaning=str(MEANINGS[row.target]),
            ends=str(ENDS.get(row.outcome, "")),
            at=row.moved_at,
            is_new=since is not None and row.moved_at > since,
        )
        for row in moves_of(complaint)
    ]


def _due(complaint: Complaint, at: datetime) -> list[Due]:
    rows = deadlines_of(complaint).filter(ended_at=None, rule__in=UNTIL).order_by("due_at", "pk")
    return [Due(str(UNTIL[row.rule]), row.due_at, at >= row.due_at) for row in rows]


def _opened(row: IdentityOpening, why: str) -> Opened:
    at = row.opened_at or row.asked_at
    return Opened(row.get_role_display(), at, why, row.breaks_glass)
