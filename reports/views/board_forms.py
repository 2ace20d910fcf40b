"""The forms of the board."""

from collections.abc import Iterable

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.day_input import DayInput
from reports.calendar.models import Planned
from reports.calendar.services import LEAST_WORDS, MOST_WORDS

AREA = {"rows": 3}


class SignForm(forms.Form):
    """A word on the package that was read."""

    manifest = forms.CharField(widget=forms.HiddenInput, max_length=64)


class WordsForm(forms.Form):
    """An act that asks for words."""

    words = forms.CharField(
        min_length=LEAST_WORDS, max_length=MOST_WORDS, widget=forms.Textarea(attrs=AREA)
    )

    def __init__(self, *args: object, label: str | Promise, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["words"].label = label  # type: ignore[assignment]


class OfficeForm(forms.Form):
    """Who may see a release early, and what for."""

    office = forms.CharField(
        label=_("Office"),
        max_length=120,
        help_text=_("Public: the office, and nobody's name."),
    )
    purpose = forms.CharField(
        label=_("Purpose"),
        max_length=400,
        help_text=_("Public: why the office has to see it before everybody else."),
        widget=forms.Textarea(attrs=AREA),
    )


class DayForm(forms.Form):
    """Another day for a quarter, and why."""

    quarter = forms.ChoiceField(label=_("Quarter"))
    day = forms.DateField(label=_("New day"), widget=DayInput())
    reason = forms.CharField(
        label=_("Reason"),
        min_length=LEAST_WORDS,
        max_length=MOST_WORDS,
        help_text=_("Public: 10 to 1,000 characters."),
        widget=forms.Textarea(attrs=AREA),
    )

    def __init__(self, *args: object, planned: Iterable[Planned], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["quarter"].choices = [  # type: ignore[attr-defined]
            (one.quarter, f"{one.quarter} ({one.day})") for one in planned
        ]
