"""The forms of referrals, and the words for what can be sent."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from complaints.casework.filters import in_words
from complaints.filing.questions import TITLES
from complaints.models import Complaint
from complaints.referrals.models import Body
from complaints.referrals.package import parts_of, people_with_consent, person_keys
from complaints.referrals.selectors import bodies
from complaints.vault.keys import KeyDestroyed
from portal.day_input import DayInput

FACTS = {
    "number": gettext_lazy("Number of the complaint"),
    "about": gettext_lazy("What it is about"),
    "where": gettext_lazy("County or state"),
    "office": gettext_lazy("Agency"),
    "opened": gettext_lazy("Day on which it was opened"),
    "paper": gettext_lazy("Number of the notice"),
}


def words_for(part: str) -> str:
    """What a part of a package is called."""
    return str(FACTS[part]) if part in FACTS else _(TITLES[part])


class ReferForm(forms.Form):
    """To which body a complaint goes, and what of it, one by one; nothing is chosen before."""

    body: forms.ModelChoiceField = forms.ModelChoiceField(queryset=None, label=gettext_lazy("To"))
    picked = forms.MultipleChoiceField(
        label=gettext_lazy("What is sent"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "Choose the least that the body needs. A name is offered only where the person agreed,"
            " and the person is told."
        ),
    )

    def __init__(self, *args: Any, complaint: Complaint, names: bool) -> None:
        """Offer the bodies, what was told, and whoever agreed where ``names`` are offered."""
        super().__init__(*args)
        self.fields["body"].queryset = bodies()  # type: ignore[attr-defined]
        self.fields["picked"].choices = _choices(complaint, names)  # type: ignore[attr-defined]


def _choices(complaint: Complaint, names: bool) -> list[tuple[str, str]]:
    try:
        parts = [(part, words_for(part)) for part in parts_of(complaint)]
    except KeyDestroyed:
        return []
    people = people_with_consent(complaint) if names else []
    named = [
        _("Name of whoever filed")
        if one.kind == one.Kind.FILER
        else _("Name of somebody affected")
        for one in people
    ]
    return [*parts, *zip(person_keys(people), named, strict=True)]


class AcknowledgeForm(forms.Form):
    """When a body said that it has the complaint, and what it calls it."""

    on = forms.DateField(label=gettext_lazy("Acknowledged on"), widget=DayInput())
    their_reference = forms.CharField(
        label=gettext_lazy("Their reference"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class BodyForm(forms.Form):
    """A body to which complaints can be referred."""

    name = forms.CharField(label=gettext_lazy("Name of the body"), max_length=120)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=in_words(Body.Kind.choices))
    reach = forms.CharField(
        label=gettext_lazy("Where packages are sent (its public address)"), max_length=300
    )
