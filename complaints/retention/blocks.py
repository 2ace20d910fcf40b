"""What stops the end of a complaint, as one table that lists and single complaints both ask."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from complaints.asking.models import Answer
from complaints.casework.models import Deadline
from complaints.casework.running import OVER
from complaints.models import Complaint
from complaints.retention.models import LegalHold
from complaints.retention.sealed import sealed_tables

FRESH = timedelta(days=90)
Condition = Exists | Q
MEANINGS: dict[str, Promise] = {
    "held": _("It is held for a lawsuit."),
    "fresh": _("Somebody wrote within the last 90 days."),
    "appealed": _("An appeal waits for its answer."),
    "retaliation": _("A retaliation is open that belongs to it, or that it tells of."),
}


def blocked(rows: QuerySet[Complaint], *, at: datetime) -> QuerySet[Any]:
    """The complaints with a column for each thing that may stop their end: whether it does."""
    return rows.annotate(**{f"is_{key}": ask(at) for key, ask in BLOCKS.items()})


def free(rows: QuerySet[Complaint], *, at: datetime) -> QuerySet[Any]:
    """Those that nothing stops."""
    stopped = Q()
    for ask in BLOCKS.values():
        stopped |= Q(ask(at))
    return rows.exclude(stopped)


def blocks_of(complaint: Complaint, *, at: datetime) -> list[str]:
    """Why a complaint is kept whatever its time, as keys of ``MEANINGS``; one query."""
    row = blocked(Complaint.objects.filter(pk=complaint.pk), at=at).get()
    return [key for key in BLOCKS if getattr(row, f"is_{key}")]


def _held(_at: datetime) -> Condition:
    return Exists(LegalHold.objects.filter(complaint=OuterRef("pk"), lifted_at=None))


def _fresh(at: datetime) -> Condition:
    either = Q()
    for one in _fresh_rows(at - FRESH):
        either |= Q(one)
    return either


def _fresh_rows(since: datetime) -> Iterator[Exists]:
    for table in sealed_tables():
        if table.written and table.model is not LegalHold:
            rows = table.model._default_manager.filter(complaint=OuterRef("pk"))
            yield Exists(rows.filter(**{f"{table.written}__gt": since}))
    # The place's words lie under keys of their own, and are of the complaint all the same.
    answers = Answer.objects.filter(question__asking__complaint=OuterRef("pk"))
    yield Exists(answers.filter(answered_at__gt=since))


def _appealed(_at: datetime) -> Condition:
    rule = Deadline.Rule.APPEAL
    return Exists(Deadline.objects.filter(complaint=OuterRef("pk"), rule=rule, ended_at=None))


def _retaliation(_at: datetime) -> Condition:
    running = Complaint.objects.exclude(status__in=OVER)
    of_it = Exists(running.filter(follows=OuterRef("pk")))
    return Q(of_it) | Q(Exists(running.filter(pk=OuterRef("follows_id"))))


BLOCKS: dict[str, Callable[[datetime], Condition]] = {
    "held": _held,
    "fresh": _fresh,
    "appealed": _appealed,
    "retaliation": _retaliation,
}
