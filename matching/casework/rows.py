"""The rows of the program's worklists, before any filter and in no order."""

from collections.abc import Callable
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Now

from matching.detainers.left_open import left_open
from matching.detainers.models import Detainer
from matching.holds.models import Overdue
from matching.status.models import Case, Claim
from portal.accounts.models import User

Rows = Callable[[User], QuerySet[Any]]


def cases(**where: object) -> Rows:
    """Cases with what a list shows, and whether a claim stops each; never the person's record."""

    def rows(_user: User) -> QuerySet[Case]:
        found = Case.objects.select_related("jurisdiction", "booking__agency", "assigned_to")
        claims = Claim.objects.filter(booking=OuterRef("booking"), outcome="")
        found = found.annotate(is_stopped=Exists(claims))
        return found.defer("booking__person").filter(**where)

    return rows


def claims(**where: object) -> Rows:
    """Claims; never in which words, nor the person's record."""

    def rows(_user: User) -> QuerySet[Claim]:
        found = Claim.objects.select_related("jurisdiction", "booking__agency")
        return found.defer("words", "reason", "booking__person").filter(**where)

    return rows


def _drawn(rows: QuerySet[Detainer]) -> QuerySet[Detainer]:
    return rows.select_related("jurisdiction", "agency", "drafted_by").defer("code")


def detainers(**where: object) -> Rows:
    """Detainers; never the code of a notice."""

    def rows(_user: User) -> QuerySet[Detainer]:
        return _drawn(Detainer.objects.filter(**where))

    return rows


def left_open_now(_user: User) -> QuerySet[Detainer]:
    """Open detainers of places that have left by now."""
    return _drawn(left_open(at=Now()))


def overdue(_user: User) -> QuerySet[Overdue]:
    """Every hold that went past its deadline."""
    return Overdue.objects.select_related("jurisdiction", "agency", "clock__detainer").defer(
        "clock__detainer__code"
    )
