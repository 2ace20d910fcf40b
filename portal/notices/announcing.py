"""Every act on participation is announced once, whoever else is at it and whenever it was
committed.
"""

from datetime import datetime, timedelta
from typing import cast

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, QuerySet

from portal.audit import trail
from portal.mail.services import post
from portal.notices.changes import change_of
from portal.notices.letters import notice
from portal.notices.models import NoticeRun
from portal.notices.recipients import Recipient, recipients_of
from portal.participation.models import ParticipationEvent

IN_ONE_ROUND = 500
HISTORY_AFTER = timedelta(days=30)


def fan_out(*, at: datetime) -> int:
    """Announce the acts that were not announced yet, the earliest first; return the letters."""
    return sum(announce(event, at=at) for event in unannounced()[:IN_ONE_ROUND])


def unannounced() -> QuerySet[ParticipationEvent]:
    """Acts without a run.

    They are looked for by what is missing and not by their number, because a transaction that
    began earlier may commit later.
    """
    runs = NoticeRun.objects.filter(event=OuterRef("pk"))
    rows = ParticipationEvent.objects.filter(~Exists(runs)).order_by("entered_at", "pk")
    return rows.select_related("jurisdiction__parent", "concerns", "author", "approver")


def announce(event: ParticipationEvent, *, at: datetime) -> int:
    """Write the letters about one act; return how many, 0 if another worker came first.

    The run and its letters are one transaction, and of two runs the database keeps one.
    """
    history = is_history(event)
    people, unreachable = ([], 0) if history else recipients_of(event)
    run = NoticeRun(event=event, ran_at=at, history=history)
    run.letters, run.unreachable = len(people), unreachable
    try:
        with transaction.atomic():
            run.save(force_insert=True)
            _write(event, people, at)
            _note(run, at)
    except IntegrityError:
        if NoticeRun.objects.filter(event=event).exists():
            return 0
        raise
    return len(people)


def is_history(event: ParticipationEvent) -> bool:
    """Whether an act is history that administrators entered: it is marked and not mailed.

    That is a retroactive act of more than 30 days before, entered by two administrators, as
    imports are.  What a place's own people or the program's enter is mailed however old it is.
    """
    entered = cast(datetime, event.entered_at)  # the database fills it
    old = event.effective_at < entered - HISTORY_AFTER
    administrators = event.author.is_superuser and event.approver.is_superuser
    return event.retroactive and old and administrators


def _write(event: ParticipationEvent, people: list[Recipient], at: datetime) -> None:
    if not people:
        return
    change = change_of(event)
    for one in people:
        subject, body = notice(event, change, language=one.language, subscription=one.subscription)
        post(to=one.address, subject=subject, body=body, at=at)


def _note(run: NoticeRun, at: datetime) -> None:
    counts: dict[str, object] = {
        "letters": run.letters,
        "unreachable": run.unreachable,
        "history": run.history,
    }
    trail.record(event="notice.written", subject=run, by=None, at=at, detail=counts)
