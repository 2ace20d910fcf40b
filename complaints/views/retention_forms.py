"""The forms at the end of a complaint."""

from django import forms
from django.utils.translation import gettext_lazy as _

from complaints.casework.filters import in_words
from complaints.retention.models import ENDS, SHORTEST
from complaints.retention.schedule import LONGEST
from complaints.views.lines import LinesField
from portal.day_input import DayInput


class PeriodForm(forms.Form):
    """A line of the schedule."""

    outcome = forms.ChoiceField(label=_("How it ended"), choices=in_words(ENDS))
    days = forms.IntegerField(label=_("Days"), min_value=SHORTEST, max_value=LONGEST)
    since = forms.DateField(
        label=_("In force from"),
        widget=DayInput(),
        help_text=_("Tomorrow or later. What ended before keeps the line that was in force."),
    )


class HoldForm(forms.Form):
    """Why a complaint is held."""

    reason = LinesField(
        label=_("Reason"),
        help_text=_("For those who work on it; it is sealed."),
        rows=3,
    )
