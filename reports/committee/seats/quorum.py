"""Whether those who are there may decide: a pure function of who sits, who is there, who may act.

No law sets a quorum for such committees; the charter does.  Here it is more than half of the
seats that are filled and may act on the item, of so many constituencies at the least.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Sitting:
    """A term in office: its seat, the seat's constituency, and whether it is an alternate's."""

    term: object
    seat: int
    constituency: str
    alternate: bool = False


@dataclass(frozen=True)
class Count:
    """Seats that may act on an item, those with somebody there, and of how many groups."""

    filled: int
    present: int
    constituencies: int
    needed_constituencies: int

    @property
    def reached(self) -> bool:
        """Whether there is a quorum; a committee in which nobody may act has none."""
        enough = 2 * self.present > self.filled
        return enough and self.constituencies >= self.needed_constituencies


def acting(
    sitting: Iterable[Sitting], *, there: Collection[object], recused: Collection[object] = ()
) -> list[Sitting]:
    """Who acts for each seat: its member, or its alternate where the member is not there.

    Somebody who keeps away acts for nobody, and no alternate acts for a member who does: a seat
    does not speak on a matter through the back door.
    """
    able = [one for one in sitting if one.term in there and one.term not in recused]
    barred = {one.seat for one in sitting if one.term in recused and not one.alternate}
    members = {one.seat for one in sitting if one.term in there and not one.alternate}
    return [
        one
        for one in able
        if one.seat not in barred and (not one.alternate or one.seat not in members)
    ]


def count(
    sitting: Iterable[Sitting],
    *,
    there: Collection[object],
    recused: Collection[object] = (),
    needed_constituencies: int = 1,
) -> Count:
    """Count the seats for an item: a recused member's seat is no part of the whole either.

    A seat is filled where a member or an alternate holds it who need not keep away.
    """
    sitting = list(sitting)
    barred = {one.seat for one in sitting if one.term in recused and not one.alternate}
    filled = {one.seat for one in sitting if one.term not in recused} - barred
    act = acting(sitting, there=there, recused=recused)
    groups = {one.constituency for one in act}
    return Count(len(filled), len({one.seat for one in act}), len(groups), needed_constituencies)
