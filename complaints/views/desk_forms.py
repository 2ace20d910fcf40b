"""The forms of the acts on a complaint."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from complaints.casework.outcomes import OUTCOMES_FROM
from complaints.casework.selectors import people_with, staff
from complaints.models import Complaint
from complaints.routing.selectors import teams
from complaints.states import INVESTIGATE, Status
from complaints.views.lines import LinesField
from portal.day_input import DayInput

NONE = [("", _("None"))]


class ReasonForm(forms.Form):
    """Why."""

    reason = LinesField(label=_("Reason"), rows=4)


class PauseForm(ReasonForm):
    """Until which day, and why."""

    until = forms.DateField(
        label=_("Until the end of"),
        widget=DayInput(),
        help_text=_("A day of the place complained of, at most sixty days from today."),
    )
    field_order = ["until", "reason"]


class MoveForm(forms.Form):
    """Where a complaint goes, how it ends where it does, and a note."""

    to = forms.ChoiceField(label=_("To"), widget=forms.RadioSelect)
    outcome = forms.ChoiceField(
        label=_("How it ends"),
        choices=NONE,
        required=False,
        help_text=_("Only for closing. Whoever complained is told."),
    )
    note = LinesField(
        label=_("Note"),
        help_text=_("For those who work on it; it is sealed."),
        required=False,
        rows=4,
    )

    def __init__(self, *args: Any, complaint: Complaint, targets: Iterable[str]) -> None:
        """Offer the ways that are open, and the outcomes where one of them is the end."""
        super().__init__(*args)
        offered = [Status(to) for to in targets]
        self.fields["to"].choices = [(to, _(to.label)) for to in offered]  # type: ignore[attr-defined]
        if Status.CLOSED in offered:
            ends = [(one, _(one.label)) for one in OUTCOMES_FROM[complaint.status]]
            self.fields["outcome"].choices = [*NONE, *ends]  # type: ignore[attr-defined]
        else:
            del self.fields["outcome"]


class AssignForm(forms.Form):
    """Who gets a complaint."""

    investigator: forms.ModelChoiceField = forms.ModelChoiceField(
        queryset=None, label=_("Investigator")
    )

    def __init__(self, *args: Any) -> None:
        """Offer everybody who investigates."""
        super().__init__(*args)
        self.fields["investigator"].queryset = people_with(INVESTIGATE)  # type: ignore[attr-defined]


class TeamForm(forms.Form):
    """Which team gets a complaint."""

    team: forms.ModelChoiceField = forms.ModelChoiceField(queryset=None, label=_("Team"))

    def __init__(self, *args: Any) -> None:
        """Offer the teams that are not closed."""
        super().__init__(*args)
        self.fields["team"].queryset = teams()  # type: ignore[attr-defined]


class RecuseForm(forms.Form):
    """Who is kept away."""

    user: forms.ModelChoiceField = forms.ModelChoiceField(queryset=None, label=_("Person"))

    def __init__(self, *args: Any) -> None:
        """Offer everybody who works on complaints."""
        super().__init__(*args)
        self.fields["user"].queryset = staff()  # type: ignore[attr-defined]
