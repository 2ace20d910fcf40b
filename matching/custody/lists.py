"""A place's lists: what its custody has to do, each in the order of one index."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from matching.casework.filters import ListFilter
from matching.custody.filters import AnyStateFilter, ClockFilter, CustodyFilter
from matching.custody.visible import issued_in, places_read_by
from matching.detainers.effect import UNDER_WAY
from matching.detainers.models import Answer, Detainer, Receipt, Service
from matching.detainers.states import Status
from matching.holds.models import HoldClock, Overdue
from portal.accounts.models import User
from portal.register.columns import Column
from portal.register.downloads import as_csv
from portal.worklists.keyset import Keyset, Page

FEW, MOST = 5, 10_000
LATEST = Keyset("changed_at", newest_first=True)
SOONEST = Keyset("deadline_at")
Places = Collection[int]


@dataclass(frozen=True)
class PlaceList:
    """One list: its rows in the places of some ids before any filter, its filter and its order.

    ``kind`` names the table it is drawn as: detainers or clocks.
    """

    key: str
    title: str | Promise
    about: str | Promise
    rows: Callable[[Places], QuerySet[Any]]
    filter: type[ListFilter] = CustodyFilter
    order: Keyset = LATEST
    kind: str = "detainers"

    def head(self, places: Places) -> Page:
        """The first few rows."""
        return replace(self.order, size=FEW).page(self.rows(places))

    def page(self, form: ListFilter, user: User, *, after: str) -> Page:
        """The rows that a filter asks for, after a key; none where the filter cannot be read."""
        return self.order.page(self._narrowed(form, user), after=after)

    def csv(self, form: ListFilter, user: User) -> bytes:
        """The same rows as a file, as many as one download holds."""
        rows = self.order.ordered(self._narrowed(form, user))[:MOST]
        return as_csv(COLUMNS[self.kind], rows)

    def _narrowed(self, form: ListFilter, user: User) -> QuerySet[Any]:
        rows = self.rows(places_read_by(user))
        return form.narrow(rows, user) if form.is_valid() else rows.none()


def first_rows(user: User) -> list[tuple[PlaceList, Page]]:
    """The head of each list of what is due; one query each."""
    places = places_read_by(user)
    return [(one, one.head(places)) for one in DUE]


def _under_way(places: Places) -> QuerySet[Detainer]:
    return issued_in(places).filter(status__in=sorted(UNDER_WAY))


def _lacking(
    model: type[Receipt | Service | Answer], **where: object
) -> Callable[[Places], QuerySet[Detainer]]:
    """Detainers under way of which there is no such row."""

    def rows(places: Places) -> QuerySet[Detainer]:
        present = model.objects.filter(detainer=OuterRef("pk"), **where)
        return _under_way(places).filter(~Exists(present))

    return rows


def _in(*states: Status) -> Callable[[Places], QuerySet[Detainer]]:
    return lambda places: issued_in(places).filter(status__in=states)


def _clocks(places: Places) -> QuerySet[HoldClock]:
    overdue = Exists(Overdue.objects.filter(clock=OuterRef("pk")))
    rows = HoldClock.objects.filter(jurisdiction__in=places, ended=False)
    linked = ("detainer__booking", "agency", "jurisdiction__parent")
    hidden = ("detainer__code", "detainer__booking__person")
    return rows.select_related(*linked).defer(*hidden).annotate(is_overdue=overdue)


DUE = [
    PlaceList(
        "clocks",
        _("Clocks that run"),
        _("Nobody is held longer than 48 hours beyond release. The next deadline is first."),
        _clocks,
        ClockFilter,
        SOONEST,
        "clocks",
    ),
    PlaceList(
        "receive",
        _("To acknowledge"),
        _("Detainers that came, of which nobody has said that the agency has them."),
        _lacking(Receipt),
    ),
    PlaceList(
        "serve",
        _("To serve on the person"),
        _("The person has no copy on record. The form of 2017 has no effect before."),
        _lacking(Service, on=Service.On.PERSON),
    ),
    PlaceList(
        "answer",
        _("To answer"),
        _("A detainer is a request. The agency honors it, declines it, or notifies only."),
        _lacking(Answer),
    ),
    PlaceList(
        "waiting",
        _("Waiting for a conviction"),
        _("Nobody is held on these unless a court convicts the person on a charge booked here."),
        _in(Status.AWAITING_CONVICTION),
    ),
]
EVERYTHING = [
    PlaceList("open", _("All open detainers"), _("The last changed first."), _under_way),
    PlaceList(
        "all",
        _("All detainers"),
        _("Those at their end too, the last changed first."),
        issued_in,
        AnyStateFilter,
    ),
]
LISTS = {one.key: one for one in (*DUE, *EVERYTHING)}
PLACE = [
    Column("place", "FIPS code of the place", "jurisdiction.code"),
    Column("agency", "ORI of the agency", "agency.ori"),
]
COLUMNS = {
    "detainers": [
        Column("detainer", "Number of the detainer", "number"),
        *PLACE,
        Column("booking", "Number of the booking at the agency", "booking.local_number"),
        Column("form", "Version of the form", "form"),
        Column("status", "State of the detainer", "status"),
        Column("conditional", "Whether it waits for a conviction", "conditional"),
        Column("issued_at", "When it was issued (UTC)", "issued_at"),
        Column("changed_at", "When its state changed (UTC)", "changed_at"),
    ],
    "clocks": [
        Column("detainer", "Number of the detainer", "detainer.number"),
        *PLACE,
        Column("booking", "Number of the booking at the agency", "detainer.booking.local_number"),
        Column("started_at", "When the release was due (UTC)", "started_at"),
        Column("deadline_at", "When the 48 hours end (UTC)", "deadline_at"),
        Column("overdue", "Whether they have ended", "is_overdue"),
    ],
}
