"""The rows of the program's worklists, before any filter and in no order, and what is shown."""

from collections.abc import Callable
from typing import Any

from django.db.models import Exists, Model, OuterRef, QuerySet
from django.db.models.functions import Now

from matching.detainers.left_open import left_open
from matching.detainers.models import Detainer
from matching.holds.models import Overdue
from matching.status.models import Case, Claim
from portal.accounts.models import User


def every(model: type[Model], **where: object) -> Callable[[User], QuerySet[Any]]:
    """The rows of a model of which this is true, whoever looks."""
    return lambda _user: model._default_manager.filter(**where)


def left_open_now(_user: User) -> QuerySet[Detainer]:
    """Open detainers of places that have left by now."""
    return left_open(at=Now())


def draw_cases(rows: QuerySet[Case]) -> QuerySet[Any]:
    """Cases with their places and whether a claim stops each; never the person's record."""
    claims = Claim.objects.filter(booking=OuterRef("booking"), outcome="")
    linked = rows.select_related("jurisdiction", "booking__agency", "assigned_to")
    return linked.defer("booking__person").annotate(is_stopped=Exists(claims))


def draw_claims(rows: QuerySet[Claim]) -> QuerySet[Claim]:
    """Claims with their places; never in which words, nor the person's record."""
    linked = rows.select_related("jurisdiction", "booking__agency")
    return linked.defer("words", "reason", "booking__person")


def draw_detainers(rows: QuerySet[Detainer]) -> QuerySet[Detainer]:
    """Detainers with their places; never the code of a notice."""
    return rows.select_related("jurisdiction", "agency", "drafted_by").defer("code")


def draw_overdue(rows: QuerySet[Overdue]) -> QuerySet[Overdue]:
    """Holds that went past their deadline with the detainers behind them."""
    linked = rows.select_related("jurisdiction", "agency", "clock__detainer")
    return linked.defer("clock__detainer__code")
