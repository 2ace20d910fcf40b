"""Reads: the words of a complaint that people wrote, passage by passage."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from complaints.following.models import Message
from complaints.models import Complaint
from complaints.selectors import content_of
from complaints.vault.sealed import open_record

# What was typed, by its path in the content; what was chosen from a list holds nobody's words.
TYPED: dict[str, Promise] = {
    "words": gettext_lazy("What happened?"),
    "held.since": gettext_lazy("Held since"),
    "held.until": gettext_lazy("Held until"),
    "record.wrong": gettext_lazy("What is wrong in the record?"),
    "agency.other": gettext_lazy("Which office was it?"),
    "when.about": gettext_lazy("About when"),
    "who": gettext_lazy("Who did it?"),
    "custody.facility": gettext_lazy("In which jail or building?"),
    "steps": gettext_lazy("What was done about it already?"),
    "evidence": gettext_lazy("What shows it?"),
}


@dataclass(frozen=True)
class Passage:
    """Words of one answer or one message; they never change, so that a span stays where it is."""

    key: str
    title: str
    words: str


def passages_of(complaint: Complaint) -> list[Passage]:
    """The answers in the order of their pages, then the messages.  Raises ``KeyDestroyed``."""
    return [*_answers(content_of(complaint)), *_messages(complaint)]


def _answers(content: dict[str, Any]) -> Iterator[Passage]:
    for path, title in TYPED.items():
        page, _dot, field = path.partition(".")
        given = content.get(page)
        words = given.get(field or page, "") if isinstance(given, dict) else given
        # A page with one answer is stored as that answer.
        if words and isinstance(words, str) and (isinstance(given, dict) or not field):
            yield Passage(f"content:{path}", str(title), words)


def _messages(complaint: Complaint) -> Iterator[Passage]:
    rows = Message.objects.filter(complaint=complaint).order_by("sent_at", "id")
    for row in rows:
        told = open_record(row.words, complaint_id=complaint.pk, name=f"message:{row.pk}")
        title = _("Message from the complaint team") if row.written_by_id else _("Message to us")
        yield Passage(f"message:{row.pk}", title, str(told["words"]))
