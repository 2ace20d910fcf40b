"""The forms of teams and of the rules of routing."""

from datetime import UTC, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from complaints.casework.filters import in_words
from complaints.casework.selectors import staff
from complaints.models import Complaint
from complaints.modes import Mode
from complaints.routing.selectors import agency_called, place_called, teams
from portal.day_input import DayInput
from portal.worklists.filters import ANY

EARLIER = [*ANY, ("yes", _("Yes")), ("no", _("No"))]
LANGUAGE = r"[a-z]{2}(-[A-Za-z]{2,4})?"


class RuleForm(forms.Form):
    """What a rule asks for, and where it sends to; what is left empty holds for every one."""

    topic = forms.ChoiceField(
        label=_("About"), choices=[*ANY, *in_words(Complaint.Topic.choices)], required=False
    )
    place = forms.CharField(label=_("County or state (FIPS code)"), max_length=5, required=False)
    agency = forms.CharField(label=_("Agency (ORI)"), max_length=9, required=False)
    source = forms.ChoiceField(
        label=_("Came from"), choices=[*ANY, *in_words(Complaint.Source.choices)], required=False
    )
    mode = forms.ChoiceField(
        label=_("Filed as"), choices=[*ANY, *in_words(Mode.choices)], required=False
    )
    language = forms.RegexField(
        LANGUAGE, label=_("Language (code, such as es)"), max_length=10, required=False
    )
    retaliation = forms.ChoiceField(
        label=_("Retaliation for an earlier complaint"), choices=EARLIER, required=False
    )
    team: forms.ModelChoiceField = forms.ModelChoiceField(queryset=None, label=_("To the team"))
    urgent = forms.BooleanField(label=_("As urgent"), required=False)

    def __init__(self, *args: Any) -> None:
        """Offer the teams that are not closed."""
        super().__init__(*args)
        self.fields["team"].queryset = teams()  # type: ignore[attr-defined]

    def clean_place(self) -> Any:
        """The place of a FIPS code; None for none."""
        code = self.cleaned_data["place"].strip()
        found = place_called(code) if code else None
        if code and found is None:
            raise forms.ValidationError(_("Write the FIPS code of a county or a state."))
        return found

    def clean_agency(self) -> Any:
        """The agency of an ORI; None for none."""
        ori = self.cleaned_data["agency"].strip().upper()
        found = agency_called(ori) if ori else None
        if ori and found is None:
            raise forms.ValidationError(_("There is no agency of this ORI."))
        return found

    def clean_retaliation(self) -> bool | None:
        """Whether the rule asks for it, or for its contrary, or for neither."""
        return {"yes": True, "no": False}.get(self.cleaned_data["retaliation"])


class EnactForm(forms.Form):
    """From which day on the draft is in force; empty means from now on."""

    on = forms.DateField(
        label=_("In force from (date, UTC)"),
        widget=DayInput(),
        required=False,
        help_text=_("Empty: from now on. Nobody changes the rules after that."),
    )

    def instant(self, at: datetime) -> datetime:
        """When the rules come into force: the day's beginning, or now."""
        day = self.cleaned_data["on"]
        return datetime.combine(day, time(), tzinfo=UTC) if day else at


class TeamForm(forms.Form):
    """The name of a new team."""

    name = forms.CharField(label=_("Name of the new team"), max_length=60)


class NumberForm(forms.Form):
    """Which row of the page is meant."""

    number = forms.IntegerField()


class MateForm(forms.Form):
    """Who comes into which team."""

    team: forms.ModelChoiceField = forms.ModelChoiceField(queryset=None, label=_("Team"))
    user: forms.ModelChoiceField = forms.ModelChoiceField(queryset=None, label=_("Person"))

    def __init__(self, *args: Any) -> None:
        """Offer the teams, and everybody who works on complaints."""
        super().__init__(*args)
        self.fields["team"].queryset = teams()  # type: ignore[attr-defined]
        self.fields["user"].queryset = staff()  # type: ignore[attr-defined]
