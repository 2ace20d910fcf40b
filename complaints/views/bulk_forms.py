"""What can be done to many complaints at once, and why it is not done to some."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from complaints.casework.selectors import people_with
from complaints.routing.selectors import teams
from complaints.states import INVESTIGATE

ACTS = [
    ("acknowledge", _("Acknowledge them")),
    ("review", _("Take them to intake's review")),
    ("offer", _("Offer them to the inspector general")),
    ("retain", _("Keep them here")),
    ("assign", _("Give them to an investigator")),
    ("team", _("Send them to a team")),
]
NEEDS = {"assign": "investigator", "team": "team"}
WHY = {
    "AccessDenied": _("Your roles do not let you do this with the complaint."),
    "Untrained": _("You lack training for this, or it ran out. Your training page names it."),
    "TransitionRefused": _("It stands where this does not lead on."),
    "NotAssignable": _("It cannot be given: it is over, or this person has it or may not."),
    "TeamUnfit": _("It is in the queue of this team already, or the team is closed."),
    "KeyDestroyed": _("It was disposed of."),
}
OTHERWISE = _("It is not for you, or it is refused for another reason.")


class BulkForm(forms.Form):
    """Which act, and to whom where the act asks for somebody."""

    act = forms.ChoiceField(label=_("What is done"), choices=ACTS, widget=forms.RadioSelect)
    investigator: forms.ModelChoiceField = forms.ModelChoiceField(
        queryset=None, label=_("Investigator, where they are given to one"), required=False
    )
    team: forms.ModelChoiceField = forms.ModelChoiceField(
        queryset=None, label=_("Team, where they are sent to one"), required=False
    )

    def __init__(self, *args: Any) -> None:
        """Offer everybody who investigates, and the teams."""
        super().__init__(*args)
        self.fields["investigator"].queryset = people_with(INVESTIGATE)  # type: ignore[attr-defined]
        self.fields["team"].queryset = teams()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for whom the act needs."""
        given = super().clean() or {}
        need = NEEDS.get(given.get("act", ""))
        if need and not given.get(need):
            self.add_error(need, _("Choose one for this act."))
        return given

    @property
    def given(self) -> dict[str, Any]:
        """What the act asks for besides."""
        need = NEEDS.get(self.cleaned_data["act"])
        return {need: self.cleaned_data[need]} if need else {}


def reasons(refused: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Each number with the sentence for its refusal."""
    return [(number, str(WHY.get(name, OTHERWISE))) for number, name in refused]
