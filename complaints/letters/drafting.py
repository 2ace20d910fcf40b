"""A letter before it is sent: its template filled in for one complaint, in its language."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import override

from complaints.casework.selectors import moves_of
from complaints.following.meanings import ENDS, MEANINGS
from complaints.following.withdrawing import APPEAL_DAYS
from complaints.letters.models import Template
from complaints.letters.placeholders import fill
from complaints.letters.templates import template_for
from complaints.models import Complaint
from complaints.states import Status


@dataclass(frozen=True)
class Draft:
    """The words with which to begin, and the template that they came from."""

    template: Template
    words: str
    is_fallback: bool


def draft_of(complaint: Complaint, kind: str, *, at: datetime) -> Draft:
    """A letter of a kind, in the language of the complaint or else in English.

    Raises ``NoSuchTemplate`` and ``ValueMissing``.
    """
    template = template_for(kind, complaint.language)
    words = fill(template.words, values_of(complaint, template.language, at=at))
    return Draft(template, words, template.language != complaint.language)


def values_of(complaint: Complaint, language: str, *, at: datetime) -> dict[str, str]:
    """What each placeholder says of a complaint; '' for what it does not have yet."""
    zone = ZoneInfo(complaint.jurisdiction.time_zone)
    with override(language):
        return {
            "number": complaint.number,
            "filed": date_format(complaint.opened_at.astimezone(zone), "DATE_FORMAT"),
            "today": date_format(at.astimezone(zone), "DATE_FORMAT"),
            "state": str(MEANINGS[complaint.status]),
            "outcome": _outcome(complaint),
            "appeal_days": str(APPEAL_DAYS),
        }


def sample_values(language: str) -> dict[str, str]:
    """Invented values, to look at a template with."""
    with override(language):
        return {
            "number": "C-0000-0000",
            "filed": "2011-06-01",
            "today": "2011-07-01",
            "state": str(MEANINGS[Status.INVESTIGATING]),
            "outcome": str(next(iter(ENDS.values()))),
            "appeal_days": str(APPEAL_DAYS),
        }


def _outcome(complaint: Complaint) -> str:
    if complaint.status != Status.CLOSED:
        return ""
    last = moves_of(complaint).filter(target=Status.CLOSED).last()
    return str(ENDS[last.outcome]) if last else ""
