"""A long list of work: whose rows, how they are narrowed, ordered, drawn and downloaded."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise

from portal.accounts.models import User
from portal.register.columns import Column
from portal.register.downloads import as_csv
from portal.worklists.filters import ListFilter
from portal.worklists.keyset import Drawn, Keyset, Page

FEW = 5
# What one download holds at most; a longer list is narrowed first.
MOST = 10_000


@dataclass(frozen=True)
class WorkList:
    """One list: its rows for a person before any filter, its filter, its order, its columns.

    ``rows`` is asked with what ``whose`` makes of the person, and ``drawn`` joins to those that
    are shown what is shown of them.  ``kind`` names the table that the list is drawn as.  The
    columns of its download are codes and numbers alone, never the name of a person.
    """

    key: str
    title: str | Promise
    about: str | Promise
    kind: str
    rows: Callable[[Any], QuerySet[Any]]
    drawn: Drawn
    filter: type[ListFilter]
    order: Keyset
    columns: list[Column]

    @property
    def kept_as(self) -> str:
        """The name under which people keep filters of this list."""
        return self.key

    def whose(self, user: User) -> Any:
        """What the rows depend on: the person, or what follows from who they are."""
        return user

    def head(self, whose: Any) -> Page:
        """The first few rows; ``whose`` is given, as a page with many heads works it out once."""
        return replace(self.order, size=FEW).page(self.rows(whose), drawn=self.drawn)

    def asked(self, given: Mapping[str, Any], user: User) -> "Asked":
        """The list as somebody asks for it; nothing given is no filter."""
        return Asked(self, self.filter(given), user)


@dataclass(frozen=True)
class Asked:
    """A list, the filter that was sent with it, and the person who looks."""

    worklist: WorkList
    form: ListFilter
    user: User

    @property
    def query(self) -> str:
        """The filter as it is carried by an address."""
        return self.form.as_query()

    def page(self, *, after: str) -> Page:
        """The rows asked for after a key, in the list's order."""
        worklist = self.worklist
        return worklist.order.page(self._rows(), after=after, drawn=worklist.drawn)

    def csv(self) -> bytes:
        """The rows asked for as CSV, as many as one download holds."""
        worklist = self.worklist
        rows = worklist.order.first(MOST, self._rows(), drawn=worklist.drawn)
        return as_csv(worklist.columns, rows)

    def count(self) -> int:
        """How many rows are asked for; of a long list that takes a while."""
        return self._rows().count()

    def part(self, *, after: str, size: int, heading: bool) -> tuple[Page, bytes]:
        """So many rows after a key, and the same as CSV, with or without the heading."""
        worklist = self.worklist
        order = replace(worklist.order, size=size)
        page = order.page(self._rows(), after=after, drawn=worklist.drawn)
        said = as_csv(worklist.columns, page.rows)
        return page, said if heading else said.partition(b"\r\n")[2]

    def _rows(self) -> QuerySet[Any]:
        """The rows in no order yet; none where the filter cannot be read."""
        rows = self.worklist.rows(self.worklist.whose(self.user))
        return self.form.narrow(rows, self.user) if self.form.is_valid() else rows.none()
