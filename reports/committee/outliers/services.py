"""Writes: the question to the agency, its reply, and the note that the next release prints.

All but a reply run in the committee's scope and are the secretariat's; each locks its inquiry.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from complaints.deadlines.due import day_of
from complaints.vault.words import WordsTooLong, fit, one_ending
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import AccessDenied, holds, require
from portal.training.services import require_trained_for
from reports.committee.outliers.letters import tell_place
from reports.committee.outliers.models import (
    LONGEST_NOTE,
    LONGEST_QUESTION,
    LONGEST_REPLY,
    Inquiry,
    Note,
    Reply,
)
from reports.committee.outliers.refusals import NotInTime, PlaceHasTime, TooLate
from reports.committee.outliers.states import ANSWERS, INQUIRY, Status
from reports.committee.seats.recusals import require_part
from reports.committee.seats.selectors import term_of

# Project choices: no rule names a period.
DAYS, LEAST_DAYS, MOST_DAYS = 30, 14, 60


@transaction.atomic
def ask_agency(
    *, inquiry_id: UUID, question: str, due_on: date, by: User, at: datetime
) -> Inquiry:
    """Put a question to the agency, to be replied to by the end of a day there, and write to it.

    Raises ``AccessDenied``, ``MustKeepAway``, ``TransitionRefused``, ``NotInTime``,
    ``WordsMissing`` and ``WordsTooLong``.
    """
    inquiry = _locked(inquiry_id)
    _allow(inquiry, Status.ASKED, by, at)
    days = due_on - day_of(at, inquiry.jurisdiction.time_zone)
    if not timedelta(days=LEAST_DAYS) <= days <= timedelta(days=MOST_DAYS):
        given = {"least": LEAST_DAYS, "most": MOST_DAYS}
        raise NotInTime(_("Give from %(least)s to %(most)s days for the reply.") % given)
    inquiry.question = fit(question, most=LONGEST_QUESTION)
    inquiry.asked_by, inquiry.asked_at, inquiry.due_on = by, at, due_on
    _move(inquiry, Status.ASKED, by, at, fields=["question", "asked_by", "asked_at", "due_on"])
    tell_place(inquiry, at=at)
    return inquiry


@transaction.atomic
def reply(*, inquiry_id: UUID, words: str, by: User, at: datetime) -> Reply:
    """Answer for the place, once and in time.  Runs in the place's own scope.

    Raises ``AccessDenied``, ``TransitionRefused``, ``TooLate``, ``WordsMissing`` and
    ``WordsTooLong``.
    """
    text = fit(words, most=LONGEST_REPLY)
    inquiry = _locked(inquiry_id)
    if inquiry.asked_at is None or not holds(by, ANSWERS, inquiry.jurisdiction):
        raise AccessDenied(_("No inquiry of a place that you answer for waits for a reply."))
    require_trained_for(user=by, rights=[ANSWERS], place=inquiry.jurisdiction, at=at)
    INQUIRY.permission_for(source=inquiry.status, target=Status.REPLIED)
    if inquiry.due_at is not None and at >= inquiry.due_at:
        raise TooLate(_("The day for the reply is over."))
    made = Reply(
        jurisdiction_id=inquiry.jurisdiction_id,
        inquiry=inquiry,
        words=text,
        written_by=by,
        written_at=at,
    )
    made.save(force_insert=True)
    _move(inquiry, Status.REPLIED, by, at)
    return made


@transaction.atomic
def note(*, inquiry_id: UUID, words: str, words_es: str = "", by: User, at: datetime) -> Note:
    """End an inquiry with the words that the next release prints, beside question and reply.

    An agency that was asked has until the end of its day.  Raises ``AccessDenied``,
    ``MustKeepAway``, ``TransitionRefused``, ``PlaceHasTime``, ``WordsMissing`` and
    ``WordsTooLong``.
    """
    inquiry = _locked(inquiry_id)
    _allow(inquiry, Status.NOTED, by, at)
    if inquiry.status == Status.ASKED and inquiry.due_at is not None and at < inquiry.due_at:
        raise PlaceHasTime(_("The agency did not reply yet, and may still do so."))
    said = Reply.objects.filter(inquiry=inquiry).first()
    made = Note.objects.create(
        matter=inquiry.matter,
        county=inquiry.jurisdiction.code,
        quarter=inquiry.quarter,
        synthetic=inquiry.synthetic,
        indicator=inquiry.indicator,
        question=inquiry.question,
        reply=said.words if said else "",
        words=fit(words, most=LONGEST_NOTE),
        words_es=_if_any(words_es),
        noted_by=by,
        noted_at=at,
    )
    _move(inquiry, Status.NOTED, by, at)
    return made


@transaction.atomic
def print_notes(*, quarter: str, synthetic: bool, at: datetime) -> int:
    """Bind the notes that wait to the quarter that is frozen now; how many.

    What is bound stays so, that a release can be made again.  Invented notes wait for an invented
    quarter.  Runs in the statistics scope, in the transaction of the freeze.
    """
    rows = Note.objects.select_for_update(of=("self",))
    waiting = list(rows.filter(printed_with="", synthetic=synthetic, noted_at__lte=at))
    for one in waiting:
        one.printed_with = quarter
        one.save(update_fields=["printed_with"])
        detail: dict[str, object] = {"quarter": quarter}
        event = "committee.note_printed"
        trail.record(event=event, subject=one, by=None, at=at, detail=detail)
    return len(waiting)


def _locked(inquiry_id: UUID) -> Inquiry:
    """The inquiry, which nobody else changes until the transaction ends."""
    rows = Inquiry.objects.select_for_update(of=("self",))
    found = rows.select_related("jurisdiction", "matter__place").filter(pk=inquiry_id).first()
    if found is None:
        raise AccessDenied(_("There is no such inquiry."))
    inquiry: Inquiry = found
    return inquiry


def _allow(inquiry: Inquiry, target: str, by: User, at: datetime) -> None:
    """Whoever also sits on the committee is bound as a member."""
    require(by, INQUIRY.permission_for(source=inquiry.status, target=target))
    term = term_of(by, at=at)
    if term is not None:
        require_part(term, inquiry.matter)


def _if_any(words: str) -> str:
    kept = one_ending(words).strip()
    if len(kept) > LONGEST_NOTE:
        raise WordsTooLong(_("Write at most %(most)s characters.") % {"most": LONGEST_NOTE})
    return kept


def _move(
    inquiry: Inquiry, target: Status, by: User, at: datetime, *, fields: Sequence[str] = ()
) -> None:
    before, inquiry.status, inquiry.changed_at = inquiry.status, target, at
    inquiry.save(update_fields=["status", "changed_at", *fields])
    event = "committee.inquiry_moved"
    trail.record(event=event, subject=inquiry, by=by, at=at, before=before, after=target)
