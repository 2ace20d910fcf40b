"""Reads: what is left out of a complaint, and the complaint as the public sees it."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet

from complaints.models import Complaint
from complaints.redaction.models import Mark
from complaints.redaction.passages import Passage, passages_of
from complaints.redaction.spans import Piece, Span, pieces_of, sentences_of


@dataclass(frozen=True)
class Shown:
    """A passage with blocks in place of what is left out."""

    title: str
    pieces: list[Piece]


@dataclass(frozen=True)
class Marked:
    """A mark with the words that it covers, for whoever works on the complaint."""

    mark: Mark
    title: str
    words: str


def marks_of(complaint: Complaint) -> QuerySet[Mark]:
    """The marks in force, in the order of the words."""
    rows = Mark.objects.filter(complaint=complaint, lift=None).select_related("marked_by")
    return rows.order_by("passage", "begins", "ends", "id")


def as_public(complaint: Complaint) -> list[Shown]:
    """Every passage as the public sees it; what is left out is nowhere in it.

    Raises ``KeyDestroyed``.
    """
    spans = defaultdict(list)
    for mark in marks_of(complaint):
        spans[mark.passage].append(Span(mark.begins, mark.ends, mark.get_reason_display()))
    return [
        Shown(passage.title, pieces_of(passage.words, spans[passage.key]))
        for passage in passages_of(complaint)
    ]


def marked_in(complaint: Complaint) -> list[Marked]:
    """The marks in force with their words.  Raises ``KeyDestroyed``."""
    passages = {passage.key: passage for passage in passages_of(complaint)}
    return [
        Marked(mark, passages[mark.passage].title, _covered(passages[mark.passage], mark))
        for mark in marks_of(complaint)
        if mark.passage in passages
    ]


def sentences_in(complaint: Complaint) -> list[tuple[str, str]]:
    """Every sentence as ``passage@start-end`` and its words.  Raises ``KeyDestroyed``."""
    return [
        (f"{passage.key}@{start}-{end}", passage.words[start:end])
        for passage in passages_of(complaint)
        for start, end in sentences_of(passage.words)
    ]


def _covered(passage: Passage, mark: Mark) -> str:
    return passage.words[mark.begins : mark.ends]
