"""What the forms of the questions are made of."""

from typing import Any

from django import forms

from complaints.filing.questions import Answers
from complaints.views.lines import TYPED, LinesField


class PageForm(forms.Form):
    """One page of questions; its fields are the answers of the page."""

    def __init__(self, *args: Any, answers: Answers, **kwargs: Any) -> None:
        self.answers = answers
        super().__init__(*args, **kwargs)
        self.prepare()

    def prepare(self) -> None:
        """Fit the fields to what was answered before."""

    def answer(self) -> dict[str, Any]:
        """The answers as plain values; call it on a valid form."""
        return dict(self.cleaned_data)


def line(label: Any, hint: Any = "", *, most: int = 200, required: bool = False) -> Any:
    """A field for one line, which may stay empty."""
    widget = forms.TextInput(attrs=TYPED)
    return forms.CharField(
        label=label, help_text=hint, max_length=most, required=required, widget=widget
    )


def words(label: Any, hint: Any = "", *, most: int = 2000, rows: int = 5) -> Any:
    """A field for several lines, which may stay empty."""
    return LinesField(label=label, help_text=hint, most=most, rows=rows, required=False)


def one_of(label: Any, offered: Any, hint: Any = "") -> Any:
    """A field in which one thing is chosen."""
    widget = forms.RadioSelect
    return forms.ChoiceField(label=label, help_text=hint, choices=offered, widget=widget)
