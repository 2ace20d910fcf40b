"""The answers of a draft in words, as the page shows them on which they are checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from complaints.filing.questions import TITLES, Answers, pages_of
from complaints.modes import Consent
from complaints.views.filing_choices import CONSENTS
from complaints.views.filing_forms import FORMS


@dataclass(frozen=True)
class Answered:
    """A page and what was answered on it, as lines of a label and words."""

    page: str
    title: str
    lines: list[tuple[str, str]]


def summary_of(answers: Answers) -> list[Answered]:
    """Every page that was answered, in order."""
    pages = [page for page in pages_of(answers) if page in answers]
    return [Answered(page, _(TITLES[page]), _lines(answers, page)) for page in pages]


def told_of(content: Mapping[str, Any]) -> list[Answered]:
    """What the content of a complaint says besides the words of whoever told it, in order."""
    answers = {
        page: given if isinstance(given, dict) else {page: given}
        for page, given in content.items()
        if page in TITLES and page != "words"
    }
    return [
        Answered(page, _(title), _lines(answers, page))
        for page, title in TITLES.items()
        if page in answers
    ]


def _lines(answers: Answers, page: str) -> list[tuple[str, str]]:
    if page == "people":
        return [(_person(one), consent_of(one)) for one in answers[page]["people"]]
    form = FORMS[page](answers=answers, initial=answers[page])
    told = [
        ("" if name == page else str(form.fields[name].label), _words(form.fields[name], value))
        for name, value in answers[page].items()
        if name in form.fields
    ]
    return [(label, words) for label, words in told if words]


def _person(one: dict[str, str]) -> str:
    return ", ".join(filter(None, (one["name"], one["reach"]))) or _("Somebody without a name")


def consent_of(one: dict[str, str]) -> str:
    """Whether a person agreed, in words."""
    return str(dict(CONSENTS)[Consent(one["consent"])])


def _words(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.ChoiceField):
        labels: dict[Any, Any] = dict(field.choices)  # type: ignore[arg-type]
        chosen = value if isinstance(value, list) else [value]
        return ", ".join(str(labels[one]) for one in chosen if one in labels)
    if isinstance(field, forms.DateField) and value:
        return date_format(date.fromisoformat(value), "DATE_FORMAT")
    return str(value)
