"""A worklist as somebody asked for it: its filter read, its rows, its page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from matching.casework.columns import MOST, columns_of
from matching.casework.durations import in_days_and_hours
from matching.casework.filters import ListFilter
from matching.casework.lists import WAITING, Worklist
from matching.status.claims import elapsed_of
from portal.accounts.models import User
from portal.register.downloads import as_csv
from portal.worklists.keyset import Keyset, Page

FEW = 5


@dataclass(frozen=True)
class Asked:
    """A list, the filter that was sent with it, and the person who looks."""

    worklist: Worklist
    form: ListFilter
    user: User

    @classmethod
    def of(cls, worklist: Worklist, given: Mapping[str, Any], user: User) -> "Asked":
        """Read what was given; nothing given is no filter."""
        return cls(worklist, worklist.filter(given), user)

    def rows(self) -> QuerySet[Any]:
        """The rows asked for, in no order yet; none where the filter cannot be read."""
        rows = self.worklist.rows()
        return self.form.narrow(rows, self.user) if self.form.is_valid() else rows.none()

    def page(self, *, after: str, at: datetime) -> Page:
        """The rows after a key, each marked with what it shows beyond its columns."""
        page = self.worklist.order.page(self.rows(), after=after)
        return _marked(self.worklist, page, at)

    def csv(self) -> bytes:
        """The rows asked for as CSV, as many as one download holds."""
        rows = self.worklist.order.ordered(self.rows())[:MOST]
        return as_csv(columns_of(self.worklist), rows)


def first_rows(user: User, *, at: datetime) -> list[tuple[Worklist, Page]]:
    """The head of each list that is a person's own work."""
    return [
        (
            one,
            _marked(
                one, Keyset(one.order.field, one.order.newest_first, FEW).page(one.rows()), at
            ),
        )
        for one in WAITING
        if one.is_for(user)
    ]


def _marked(worklist: Worklist, page: Page, at: datetime) -> Page:
    """Say of each claim how long it has waited."""
    if worklist.kind == "claims":
        for claim in page.rows:
            claim.elapsed = in_days_and_hours(elapsed_of(claim, at))
    return page
