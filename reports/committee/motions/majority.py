"""Whether votes carry a motion: a pure function of how many said what, and of the rule."""

from dataclasses import dataclass

from reports.committee.motions.states import Status
from reports.committee.seats.quorum import Count
from reports.committee.seats.states import Majority


@dataclass(frozen=True)
class Tally:
    """How many said what."""

    yes: int = 0
    no: int = 0
    abstained: int = 0


def carries(tally: Tally, majority: str, *, seats: int) -> bool:
    """Whether the votes carry by a majority rule; a tie does not, nor do abstentions alone.

    ``seats`` are those that could act on the item, whether or not somebody was there for them.
    """
    match Majority(majority):
        case Majority.OF_VOTES:
            return tally.yes > tally.no
        case Majority.TWO_THIRDS_OF_VOTES:
            return tally.yes > 0 and tally.yes >= 2 * tally.no
        case Majority.OF_SEATS:
            return 2 * tally.yes > seats


def outcome(tally: Tally, majority: str, *, count: Count) -> Status:
    """What becomes of a motion when its vote closes; without a quorum nothing is decided."""
    if not count.reached:
        return Status.NO_QUORUM
    return Status.CARRIED if carries(tally, majority, seats=count.filled) else Status.FAILED
