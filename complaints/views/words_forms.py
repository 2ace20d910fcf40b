"""The forms for what is written about a complaint: notes, redactions, letters and questions."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from complaints.asking import models as asking
from complaints.following.people import Person
from complaints.letters.models import Kind
from complaints.redaction.models import Mark
from complaints.views.lines import TYPED, LinesField
from portal.day_input import DayInput


class NoteForm(forms.Form):
    """A note."""

    words = LinesField(
        label=_("Note"),
        help_text=_("For those who work on it; it is sealed, and nobody changes it."),
    )


class MarkForm(forms.Form):
    """What is left out for the public, and why."""

    typed = forms.CharField(
        label=_("Words to leave out"),
        help_text=_(
            "A name, for example. They are left out wherever they stand, whatever the capitals and"
            " accents."
        ),
        max_length=500,
        required=False,
        widget=forms.TextInput(attrs=TYPED),
    )
    chosen = forms.MultipleChoiceField(
        label=_("Or whole sentences"), required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = forms.ChoiceField(label=_("Why"), widget=forms.Select)

    def __init__(self, *args: Any, sentences: Sequence[tuple[str, str]]) -> None:
        """Offer every sentence of the complaint."""
        super().__init__(*args)
        reasons = [(one.value, _(one.label)) for one in Mark.Reason]
        self.fields["reason"].choices = reasons  # type: ignore[attr-defined]
        self.fields["chosen"].choices = sentences  # type: ignore[attr-defined]

    def clean_chosen(self) -> list[tuple[str, int, int]]:
        """The spans of the sentences; the field took in nothing but what was offered."""
        found = []
        for value in self.cleaned_data["chosen"]:
            passage, _at, span = value.rpartition("@")
            start, _dash, end = span.partition("-")
            found.append((passage, int(start), int(end)))
        return found


class LiftForm(forms.Form):
    """Which mark is taken back."""

    lift = forms.UUIDField()


class KindForm(forms.Form):
    """What letter is written."""

    kind = forms.ChoiceField(label=_("Letter"), widget=forms.RadioSelect)

    def __init__(self, *args: Any) -> None:
        """Offer each kind."""
        super().__init__(*args)
        kinds = [(one.value, _(one.label)) for one in Kind]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]


class LetterForm(forms.Form):
    """The words of a letter, and to whom it goes."""

    to = forms.TypedChoiceField(
        label=_("To"), coerce=UUID, empty_value=None, required=False, widget=forms.Select
    )
    words = LinesField(label=_("Letter"), help_text=_("Fill in what stands in brackets."), rows=18)

    def __init__(self, *args: Any, people: Sequence[Person], **kwargs: Any) -> None:
        """Offer everybody behind the complaint, and each of them."""
        super().__init__(*args, **kwargs)
        each = [(str(one.pk), one.title) for one in people if one.follows_it]
        self.fields["to"].choices = [("", _("Everybody behind the complaint")), *each]  # type: ignore[attr-defined]


class TemplateForm(forms.Form):
    """The words of a template."""

    words = LinesField(
        label=_("Words of the template"),
        help_text=_("Write no names. It is kept unsealed."),
        rows=18,
    )


class QuestionForm(forms.Form):
    """A question or a recommendation to the place complained of."""

    kind = forms.ChoiceField(
        label=_("What is put to the place"),
        choices=[(one.value, _(one.label)) for one in asking.Kind],
        initial=asking.Kind.QUESTION,
        widget=forms.RadioSelect,
        help_text=_("A recommendation follows from findings: the place says whether it agrees."),
    )
    words = LinesField(
        label=_("In your words"),
        help_text=_(
            "Its officials read this and nothing else. Do not name anybody who complained."
        ),
    )
    until = forms.DateField(
        label=_("To be answered until the end of"),
        widget=DayInput(),
        help_text=_("A day of the place, 5 to 90 days from today."),
    )
    gives_number = forms.BooleanField(
        label=_("Give the number of the complaint"),
        required=False,
        help_text=_("Leave it out where the number could lead to a person."),
    )


class PlaceAnswerForm(forms.Form):
    """The answer of a place."""

    stance = forms.ChoiceField(
        label=_("Does your jurisdiction agree?"),
        choices=[(one.value, _(one.label)) for one in asking.Stance],
        widget=forms.RadioSelect,
    )
    words = LinesField(
        label=_("Answer"),
        help_text=_("It is sent once and cannot be changed. Investigators read it; it is sealed."),
        rows=10,
    )

    def __init__(self, *args: Any, kind: str) -> None:
        """A question is answered in words alone."""
        super().__init__(*args)
        if kind != asking.Kind.RECOMMENDATION:
            del self.fields["stance"]
