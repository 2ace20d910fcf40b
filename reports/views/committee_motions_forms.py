"""The forms of motions and votes."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from complaints.views.lines import LinesField
from reports.committee.motions.models import LONGEST_MOTION, LONGEST_REASON
from reports.committee.motions.states import Choice
from reports.committee.seats.states import Majority


class MoveForm(forms.Form):
    """What is moved, and which votes carry it."""

    text = LinesField(
        label=_("The motion"),
        help_text=_("As it would stand if it is carried. It is public as soon as you move it."),
        most=LONGEST_MOTION,
        rows=8,
    )
    majority = forms.ChoiceField(
        label=_("Majority rule"),
        choices=Majority,
        widget=forms.RadioSelect,
        initial=Majority.OF_VOTES,
    )


class AmendForm(forms.Form):
    """How the whole motion would read."""

    text = LinesField(
        label=_("How the whole motion would read"),
        help_text=_("It begins with how it reads now."),
        most=LONGEST_MOTION,
        rows=8,
    )

    def __init__(self, sent: QueryDict | None, *, wording: str) -> None:
        """Begin with how the motion reads."""
        super().__init__(sent, initial={"text": wording})


class VoteForm(forms.Form):
    """A vote and its reason."""

    choice = forms.ChoiceField(label=_("Your vote"), choices=Choice, widget=forms.RadioSelect)
    reason = LinesField(
        label=_("Your reason"),
        help_text=_("It is printed beside your vote."),
        most=LONGEST_REASON,
        required=False,
    )
