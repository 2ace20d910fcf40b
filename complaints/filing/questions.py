"""The questions of a complaint, one a page: which are asked depends on what was answered.

Pure: the answers are plain values, ``{page: {field: value}}``, and nothing else is read.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_noop

from complaints.models import Complaint
from complaints.modes import Mode, Relation

Answers = Mapping[str, Mapping[str, Any]]
Topic = Complaint.Topic
CHECK = "check"
# The code of the program stands for a place that nobody knows.
NOWHERE = "US"


def said(answers: Answers, page: str, field: str = "") -> Any:
    """What was answered to a field of a page (to the field of the page's own name); '' if not."""
    return answers.get(page, {}).get(field or page, "")


def _always(_answers: Answers) -> bool:
    return True


def _about(*topics: Topic) -> Callable[[Answers], bool]:
    return lambda answers: said(answers, "topic") in topics


def _for_others(answers: Answers) -> bool:
    return said(answers, "relation") not in ("", Relation.SELF)


def _acts_for_others(answers: Answers) -> bool:
    return _for_others(answers) and said(answers, "relation") != Relation.WITNESS


def _knows_the_place(answers: Answers) -> bool:
    return said(answers, "place") not in ("", NOWHERE)


def _may_be_reached(answers: Answers) -> bool:
    return said(answers, "mode") in (Mode.CONFIDENTIAL, Mode.NAMED)


@dataclass(frozen=True)
class Question:
    """A page: its title, and whether these answers lead to it."""

    key: str
    title: str
    applies: Callable[[Answers], bool] = _always


QUESTIONS = (
    Question("mode", gettext_noop("Who may know your name?")),
    Question("relation", gettext_noop("To whom did it happen?")),
    Question("authority", gettext_noop("May you speak for the person?"), _acts_for_others),
    Question("topic", gettext_noop("What is it about?")),
    Question("held", gettext_noop("How long was the person held?"), _about(Topic.HELD_TOO_LONG)),
    Question("earlier", gettext_noop("Which complaint came before?"), _about(Topic.RETALIATION)),
    Question("record", gettext_noop("What is wrong in the record?"), _about(Topic.DATA_ERROR)),
    Question(
        "notice",
        gettext_noop("Is there a paper with a number?"),
        _about(Topic.HELD_TOO_LONG, Topic.CITIZEN_OR_VICTIM, Topic.NO_COPY, Topic.DATA_ERROR),
    ),
    Question("words", gettext_noop("What happened?")),
    Question("place", gettext_noop("Where did it happen?")),
    Question("agency", gettext_noop("Which office was it?"), _knows_the_place),
    Question("when", gettext_noop("When did it happen?")),
    Question("who", gettext_noop("Who did it?")),
    Question("basis", gettext_noop("Was it because of who the person is?")),
    Question("custody", gettext_noop("Is the person held now?")),
    Question("steps", gettext_noop("What was done about it already?")),
    Question("evidence", gettext_noop("What shows it?")),
    Question("people", gettext_noop("Who are the persons to whom it happened?"), _for_others),
    Question("contact", gettext_noop("How can we reach you?"), _may_be_reached),
)
TITLES = {question.key: question.title for question in QUESTIONS}


def pages_of(answers: Answers) -> list[str]:
    """The pages that these answers lead through, in order."""
    return [question.key for question in QUESTIONS if question.applies(answers)]


def lacks(answers: Answers) -> list[str]:
    """The pages that are still to be answered, in order."""
    return [page for page in pages_of(answers) if page not in answers]


def next_page(answers: Answers) -> str:
    """The first page that is still to be answered; the check of all answers after the last."""
    return next(iter(lacks(answers)), CHECK)


def page_after(answers: Answers, page: str) -> str:
    """The page that follows one, answered or not; the check of all answers after the last."""
    pages = pages_of(answers)
    return next(iter(pages[pages.index(page) + 1 :]), CHECK)


def page_before(answers: Answers, page: str) -> str:
    """The page before one; '' before the first."""
    return ["", *pages_of(answers)][pages_of(answers).index(page)]


def answered(answers: Answers, page: str, given: Mapping[str, Any]) -> Answers:
    """The answers with one more, without those that it made pointless.

    An answer can lead to a page and another away from it, and so again, until nothing changes.
    A change of the place drops the agency, which is one of the place.
    """
    kept: dict[str, Mapping[str, Any]] = {**answers, page: given}
    if page == "place" and said(answers, "place") != given.get("place"):
        kept.pop("agency", None)
    while pointless := kept.keys() - set(pages_of(kept)):
        kept = {key: value for key, value in kept.items() if key not in pointless}
    return kept
