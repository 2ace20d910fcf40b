"""The questions of a complaint as a form on paper has them: the same table, in the same words."""

from functools import lru_cache
from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from complaints.filing.questions import QUESTIONS, Answers, Question
from complaints.intake.paper import set_paper
from complaints.modes import Relation
from complaints.views import paper_words as words
from complaints.views.filing_fields import PageForm
from complaints.views.filing_forms import FORMS

SIZES = {"plain": 11, "large": 18}  # points; large print begins with 18
LINES = {"words": 16}
A_LINE, A_FEW = 1, 4
# Their hints speak of what a page does: of searching, of files, of how many characters it takes.
OF_THE_PAGE = ("place", "words", "evidence")
# Whoever fills a form in on paper may be an organization.
EVERYBODY: Answers = {"relation": {"relation": Relation.ORGANIZATION}}


@lru_cache(maxsize=8)
def paper(language: str, size: str, where: tuple[str, ...]) -> bytes:
    """The form as a PDF, in a language and a size; ``where`` are the words on where it goes."""
    with override(language):
        return set_paper(sheet_of(language, size, where))


def sheet_of(language: str, size: str, where: tuple[str, ...]) -> dict[str, Any]:
    """The form in the language of now, as plain values."""
    return {
        "language": language,
        "size": SIZES[size],
        "title": _("Complaint form"),
        "intro": words.introduction(),
        "questions": [_question(one) for one in QUESTIONS],
        "ends": [
            {"title": _("Where it goes"), "words": list(where)},
            {"title": _("What you get back"), "words": words.what_comes_back()},
        ],
    }


def _question(question: Question) -> dict[str, Any]:
    key = question.key
    only = _(words.ONLY[key]) if key in words.ONLY else ""
    if key in words.INSTEAD:
        fields = [_field(_(words.INSTEAD[key]))]
    else:
        form = FORMS[key](answers=EVERYBODY)
        fields = [_asked(form, name, key) for name in form.fields]
    return {"title": _(question.title), "only": only, "fields": fields}


def _asked(form: PageForm, name: str, page: str) -> dict[str, Any]:
    """A field as paper has it: choices to tick, or lines to write on."""
    field = form.fields[name]
    hint = "" if page in OF_THE_PAGE else str(field.help_text)
    if isinstance(field, forms.ChoiceField):
        chosen: list[Any] = list(field.choices)  # type: ignore[arg-type]
        offered = [{"label": str(label), "about": _about(page, key)} for key, label in chosen]
        return _field(str(field.label), hint, choices=offered, lines=0)
    many = A_FEW if isinstance(field.widget, forms.Textarea) else A_LINE
    return _field(str(field.label), hint, lines=LINES.get(name, many))


def _field(
    label: str,
    hint: str = "",
    *,
    choices: list[dict[str, str]] | None = None,
    lines: int = A_LINE,
) -> dict[str, Any]:
    return {"label": label, "hint": hint, "choices": choices or [], "lines": lines}


def _about(page: str, value: str) -> str:
    if page != "mode":
        return ""
    return render_to_string("complain/mode_words.html", {"value": value}).strip()
