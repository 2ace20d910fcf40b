"""Writes: somebody files a statement, without an account and with no name if they wish."""

from datetime import datetime
from uuid import UUID, uuid5

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from complaints.vault.words import fit
from portal.audit import trail
from portal.constraints import constraint_of
from reports.committee.meetings.models import AgendaItem, Meeting, Statement
from reports.committee.meetings.refusals import NoSuchMeeting
from reports.committee.meetings.statement_limits import may_file
from reports.committee.meetings.statement_records import (
    LONGEST_NAME,
    LONGEST_ORGANIZATION,
    LONGEST_STATEMENT,
)
from reports.committee.meetings.statement_refusals import NotTaken, StatementUnfit, TooMany
from reports.committee.meetings.statement_times import times_of
from reports.committee.meetings.statement_words import digest_of, sketch_of

AGAIN = "committee_meetings_statement_pkey"


def file_statement(
    *,
    meeting_id: UUID,
    key: UUID,
    words: str,
    language: str,
    caller: str,
    at: datetime,
    item_id: UUID | None = None,
    name: str = "",
    organization: str = "",
) -> UUID:
    """Take a statement to a meeting or to an item of it; the number by which it is found.

    ``key`` is of the form that was sent: the same form sent twice is one statement.  ``caller``
    is a network address, of which nothing is kept.  Runs as the site itself, which afterwards
    cannot read what it put in.  Raises ``NoSuchMeeting``, ``NotTaken``, ``TooMany``,
    ``StatementUnfit``, ``WordsMissing`` and ``WordsTooLong``.
    """
    meeting = _taking(meeting_id, at)
    if language not in dict(settings.LANGUAGES):
        raise StatementUnfit(_("Choose one of the languages."))
    given = {
        "item": item_of(meeting, item_id),
        "words": fit(words, most=LONGEST_STATEMENT),
        "name": _line(name, LONGEST_NAME),
        "organization": _line(organization, LONGEST_ORGANIZATION),
        "language": language,
    }
    number = uuid5(key, "\n".join(str(getattr(one, "pk", one)) for one in given.values()))
    if not may_file(caller=caller, at=at):
        raise TooMany(_("Many statements come in just now. Wait a little, then send it again."))
    made = Statement(
        id=number,
        meeting=meeting,
        digest=digest_of(words),
        sketch=sketch_of(words),
        filed_at=at,
        **given,
    )
    _put_in(made, at)
    return number


def item_of(meeting: Meeting, item_id: UUID | None) -> AgendaItem | None:
    """The item of a meeting; None for the whole of it.  Raises ``StatementUnfit``."""
    if item_id is None:
        return None
    item = AgendaItem.objects.filter(meeting=meeting, pk=item_id).first()
    if item is None:
        raise StatementUnfit(_("This item is not on the agenda of the meeting."))
    return item


def _taking(meeting_id: UUID, at: datetime) -> Meeting:
    meeting = Meeting.objects.filter(pk=meeting_id, noticed_at__isnull=False).first()
    if meeting is None:
        raise NoSuchMeeting(_("There is no such meeting."))
    times = times_of(meeting, at=at)
    if not times.is_open:
        raise NotTaken(str(times.taking.label))
    return meeting


def _line(typed: str, most: int) -> str:
    return " ".join(typed.split())[:most]


def _put_in(made: Statement, at: datetime) -> None:
    """Insert the row, and write of it to the trail; nothing where it is there already."""
    try:
        with transaction.atomic():
            made.save(force_insert=True)
            detail: dict[str, object] = {"meeting": str(made.meeting_id)}
            event = "committee.statement_filed"
            trail.record(event=event, subject=made, by=None, at=at, detail=detail)
    except IntegrityError as error:
        if constraint_of(error) != AGAIN:
            raise
