"""The forms at the end of a complaint."""

from django import forms
from django.utils.translation import gettext_lazy as _

from complaints.retention.models import ENDS, SHORTEST
from complaints.retention.schedule import LONGEST
from complaints.services import LONGEST as LONGEST_WORDS
from portal.day_input import DayInput


class PeriodForm(forms.Form):
    """A line of the schedule."""

    outcome = forms.ChoiceField(label=_("How it ended"), choices=ENDS)
    days = forms.IntegerField(label=_("Days"), min_value=SHORTEST, max_value=LONGEST)
    since = forms.DateField(
        label=_("In force from"),
        widget=DayInput(),
        help_text=_("Tomorrow or later. What ended before keeps the line that was in force."),
    )


class HoldForm(forms.Form):
    """Why a complaint is held."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("For those who work on it; it is sealed."),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )
