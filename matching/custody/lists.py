"""A place's lists: what its custody has to do, each in the order of one index."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from matching.custody import columns
from matching.custody.filters import AnyStateFilter, ClockFilter, CustodyFilter
from matching.custody.visible import DRAWN_FROM, issued_in, places_read_by
from matching.detainers.effect import UNDER_WAY
from matching.detainers.models import Answer, Detainer, Receipt, Service
from matching.detainers.states import Status
from matching.holds.models import HoldClock, Overdue
from matching.holds.selectors import CLAIMED
from portal.accounts.models import User
from portal.worklists.keyset import Keyset, Page
from portal.worklists.lists import WorkList

Places = Collection[int]
# A state of more counties than these has lists without heads on its first page.
FEW_PLACES = 30


@dataclass(frozen=True, kw_only=True)
class DeskList(WorkList):
    """One list of a place's desk; its rows are asked with the ids of the person's places.

    ``kind`` is detainers or clocks.  Where a list ``asks_each`` detainer under way for what it
    lacks, the few rows of its head cost what all of them do.
    """

    asks_each: bool = False

    @property
    def kept_as(self) -> str:
        """The program has lists of the same keys."""
        return f"desk-{self.key}"

    def whose(self, user: User) -> Places:
        """The places whose detainers a person reads."""
        return places_read_by(user)


def first_rows(user: User) -> list[tuple[DeskList, Page | None]]:
    """The head of each list of what is due, one query each.

    None for a list that asks each detainer, to a person of many places: they open it by itself.
    """
    places = places_read_by(user)
    is_short = len(places) <= FEW_PLACES
    return [(one, one.head(places) if is_short or not one.asks_each else None) for one in DUE]


def _under_way(places: Places) -> QuerySet[Detainer]:
    """Whatever is under way was issued: to ask for that too would leave the index."""
    return Detainer.objects.filter(jurisdiction__in=places, status__in=sorted(UNDER_WAY))


def _lacking(
    model: type[Receipt | Service | Answer], **where: object
) -> Callable[[Places], QuerySet[Detainer]]:
    """Detainers under way of which there is no such row."""

    def rows(places: Places) -> QuerySet[Detainer]:
        present = model.objects.filter(detainer=OuterRef("pk"), **where)
        return _under_way(places).filter(~Exists(present))

    return rows


def _to_answer(places: Places) -> QuerySet[Detainer]:
    """Once its hold has expired there is nothing to answer any more."""
    return _lacking(Answer)(places).exclude(status=Status.EXPIRED)


def _waiting(places: Places) -> QuerySet[Detainer]:
    return issued_in(places).filter(status=Status.AWAITING_CONVICTION)


def _clocks(places: Places) -> QuerySet[HoldClock]:
    return HoldClock.objects.filter(jurisdiction__in=places, ended=False)


def _draw_clocks(rows: QuerySet[HoldClock]) -> QuerySet[Any]:
    overdue = Exists(Overdue.objects.filter(clock=OuterRef("pk")))
    linked = rows.select_related("detainer__booking", "agency", "jurisdiction__parent")
    shown = linked.defer("detainer__code", "detainer__booking__person")
    return shown.annotate(is_overdue=overdue, is_claimed=CLAIMED)


def _draw_detainers(rows: QuerySet[Detainer]) -> QuerySet[Detainer]:
    return rows.select_related(*DRAWN_FROM).defer("booking__person", "code")


_detainers = partial(
    DeskList,
    kind="detainers",
    drawn=_draw_detainers,
    columns=columns.DETAINERS,
    filter=CustodyFilter,
    order=Keyset("changed_at", newest_first=True),
)
DUE = [
    DeskList(
        key="clocks",
        title=_("Clocks that run"),
        about=_("Nobody is held longer than 48 hours beyond release. The next deadline is first."),
        kind="clocks",
        rows=_clocks,
        drawn=_draw_clocks,
        filter=ClockFilter,
        order=Keyset("ends_at"),
        columns=columns.CLOCKS,
    ),
    _detainers(
        key="receive",
        asks_each=True,
        title=_("To acknowledge"),
        about=_("Detainers that came, of which nobody has said that the agency has them."),
        rows=_lacking(Receipt),
    ),
    _detainers(
        key="serve",
        asks_each=True,
        title=_("To serve on the person"),
        about=_("The person has no copy on record. The form of 2017 has no effect before."),
        rows=_lacking(Service, on=Service.On.PERSON),
    ),
    _detainers(
        key="answer",
        asks_each=True,
        title=_("To answer"),
        about=_("A detainer is a request. The agency honors it, declines it, or notifies only."),
        rows=_to_answer,
    ),
    _detainers(
        key="waiting",
        title=_("Waiting for a conviction"),
        about=_(
            "Nobody is held on these unless a court convicts the person on a charge booked here."
        ),
        rows=_waiting,
    ),
]
EVERYTHING = [
    _detainers(
        key="open",
        title=_("All open detainers"),
        about=_("The last changed first."),
        rows=_under_way,
    ),
    _detainers(
        key="all",
        title=_("All detainers"),
        about=_("Those at their end too, the last changed first."),
        rows=issued_in,
        filter=AnyStateFilter,
    ),
]
LISTS = {one.key: one for one in (*DUE, *EVERYTHING)}
