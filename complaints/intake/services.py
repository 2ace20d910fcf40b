"""Writes: a complaint that somebody told by telephone or sent on paper is filed for them."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from complaints.filing.making import filing_of
from complaints.filing.questions import Answers, lacks
from complaints.filing.services import Filed, file_complaint
from complaints.models import Complaint
from complaints.states import INTAKE
from portal.accounts.models import User
from portal.jurisdictions.access import AccessDenied, holds_everywhere, jurisdictions_of
from portal.jurisdictions.zones import washington_day
from portal.training.services import require_trained_for

SOURCES = (Complaint.Source.PHONE, Complaint.Source.PAPER)
# A year that was mistyped is found; a letter that lay for months is taken in.
OLDEST = timedelta(days=366)


class NotTakenIn(Exception):
    """What was typed makes no complaint yet."""


def may_take_in(user: User) -> bool:
    """Whether a person takes complaints in; an administrator does not by being one."""
    return holds_everywhere(user, INTAKE)


def take_in(
    *, answers: Answers, source: str, came_in: date, language: str, by: User, at: datetime
) -> Filed:
    """File what was told, as of the day on which it was told or the paper came in, at the desk.

    The deadlines of the complaint count from that day, of the place complained of.  Raises
    ``AccessDenied`` for who takes none in or holds a role in the place, ``NotTakenIn`` where
    answers are missing or the day cannot be, ``NoProgram`` and ``ComplaintRefused``.
    """
    if not may_take_in(by):
        raise AccessDenied(_("Only intake takes complaints in."))
    require_trained_for(user=by, rights=[INTAKE], at=at)
    if lacks(answers) or source not in SOURCES:
        raise NotTakenIn(_("Some questions are not answered yet."))
    filing = replace(filing_of(answers, language), source=source)
    if filing.jurisdiction.pk in jurisdictions_of(by):
        raise AccessDenied(
            _("You hold a role in this place. Somebody else must take the complaint in.")
        )
    if not timedelta() <= washington_day(at) - came_in <= OLDEST:
        raise NotTakenIn(_("Enter a day of the past year, or today."))
    noon = datetime.combine(came_in, time(12), ZoneInfo(filing.jurisdiction.time_zone))
    told_at = min(at, noon)
    return file_complaint(filing=replace(filing, received_at=told_at), by=by, at=at)
