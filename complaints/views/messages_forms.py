"""The forms of those who write to the people behind a complaint, or open their names."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from complaints.following.people import Person
from complaints.views.lines import LinesField


class AnswerForm(forms.Form):
    """A message, and to whom."""

    to = forms.TypedChoiceField(
        label=_("To"), coerce=UUID, empty_value=None, required=False, widget=forms.Select
    )
    words = LinesField(
        label=_("Message"),
        help_text=_("In the language of the complaint, in short sentences. Write no names."),
        rows=6,
    )

    def __init__(self, *args: Any, people: Sequence[Person], **kwargs: Any) -> None:
        """Offer everybody behind the complaint, and each of them."""
        super().__init__(*args, **kwargs)
        each = [(str(one.pk), one.title) for one in people if one.follows_it]
        self.fields["to"].choices = [("", _("Everybody behind the complaint")), *each]  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """Why a name is opened."""

    why = LinesField(
        label=_("Why do you need the name?"),
        help_text=_("The person reads this reason, and that somebody of your role gave it."),
        rows=3,
    )
