"""The one page on which staff take a complaint in: every question that fits, as it was typed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from complaints.filing.questions import QUESTIONS, TITLES, Answers, answered
from complaints.intake.drafts import Draft
from complaints.models import Complaint
from complaints.views.filing_fields import PageForm, one_of
from complaints.views.filing_forms import FORMS
from portal.day_input import DayInput

HEAD = "intake"
MOST_TYPED, MOST_CHOSEN = 10_000, 50


class HeadForm(forms.Form):
    """How it came in, when, and in which language the person is answered."""

    source = one_of(
        gettext_lazy("How did it come in?"),
        [
            (Complaint.Source.PHONE, gettext_lazy("By telephone")),
            (Complaint.Source.PAPER, gettext_lazy("On paper")),
        ],
    )
    came_in = forms.DateField(
        label=gettext_lazy("The day of the call, or on which the paper came in"),
        help_text=gettext_lazy("The deadlines count from this day."),
        widget=DayInput,
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the person"),
        help_text=gettext_lazy(
            "The words of the receipt and the answers are in it where they can be."
        ),
        choices=[*settings.LANGUAGES, *settings.PREPARED_LANGUAGES],
    )


@dataclass(frozen=True)
class Section:
    """A question of the page."""

    key: str
    title: str
    form: PageForm


@dataclass(frozen=True)
class Sheet:
    """The page as it was typed; ``answers`` are those that can be read, of questions that fit.

    They are all there once the sheet is complete.
    """

    head: forms.Form
    sections: list[Section]
    answers: Answers

    @property
    def is_complete(self) -> bool:
        """Whether it can be filed."""
        return self.head.is_valid() and all(one.form.is_valid() for one in self.sections)

    def wrong(self) -> Iterator[tuple[str, str, str]]:
        """What is wrong: the label or question, where it stands on the page, and the words."""
        for name, errors in self.head.errors.items():
            field = self.head[name]
            yield from ((str(field.label), _place_of(field), str(error)) for error in errors)
        for one in self.sections:
            for name, errors in one.form.errors.items():
                at = one.key if name == NON_FIELD_ERRORS else _place_of(one.form[name])
                yield from ((one.title, at, str(error)) for error in errors)


def _place_of(field: forms.BoundField) -> str:
    """The id of a field on the page, of the first choice where it has several."""
    return field.id_for_label or f"{field.auto_id}_0"


def typed_in(posted: Any) -> dict[str, list[str]]:
    """What a page of the sheet sent, without what is no field of it."""
    prefixes = tuple(f"{page}-" for page in (HEAD, *TITLES))
    return {
        name: [one.replace("\0", "")[:MOST_TYPED] for one in values[:MOST_CHOSEN]]
        for name, values in posted.lists()
        if name.startswith(prefixes) and len(name) < MOST_CHOSEN
    }


def sheet_of(draft: Draft) -> Sheet:
    """The page with every field looked at, as it is sent.

    Whether a question fits depends on those before it alone.
    """
    data = MultiValueDict(draft.typed)
    answers: Answers = {}
    sections = []
    for question in QUESTIONS:
        if not question.applies(answers):
            continue
        if question.key == "people":
            answers = {**answers, "people": {"people": draft.people}}
        form = FORMS[question.key](data, answers=answers, prefix=question.key)
        if form.is_valid():
            answers = answered(answers, question.key, form.answer())
        sections.append(Section(question.key, _(question.title), form))
    return Sheet(HeadForm(data, prefix=HEAD), sections, answers)


def shown(sheet: Sheet, draft: Draft, *, today: str) -> Sheet:
    """The same page with what was typed and no word on what is missing yet."""
    data = MultiValueDict(draft.typed)
    head = HeadForm(prefix=HEAD, initial={"came_in": today, **dict(_raw(sheet.head, data))})
    sections = [Section(one.key, one.title, _again(one, data)) for one in sheet.sections]
    return Sheet(head, sections, sheet.answers)


def _again(section: Section, data: Mapping[str, Any]) -> PageForm:
    initial = dict(_raw(section.form, data))
    return type(section.form)(answers=section.form.answers, prefix=section.key, initial=initial)


def _raw(form: forms.Form, data: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, field in form.fields.items():
        typed = field.widget.value_from_datadict(data, {}, form.add_prefix(name))
        if typed not in (None, ""):
            yield name, typed
