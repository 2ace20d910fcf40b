"""The administrator's page of a person: the roles held, one to give, those to take."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import Group

from portal.accounts.models import User
from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.roles import ROLES, give_role, take_role


class PersonForm(UserChangeForm):
    """A person's account, and what to change about the roles."""

    give = forms.ChoiceField(
        label="Give the role",
        required=False,
        choices=[("", "None"), *((role.name, role.label) for role in ROLES.values())],
    )
    place = forms.CharField(
        label="In the jurisdiction",
        required=False,
        max_length=5,
        help_text="FIPS code: 5 digits of a county, 2 of a state. Empty if held everywhere.",
    )
    take = forms.ModelMultipleChoiceField(
        label="Take the roles",
        required=False,
        queryset=Group.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "take" in self.fields and self.instance.pk:
            held = self.instance.groups.order_by("name")
            self.fields["take"].queryset = held  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Find the place of the role to give, and refuse a role held elsewhere than it can be."""
        cleaned: dict[str, Any] = super().clean() or {}
        role, code = cleaned.get("give"), cleaned.get("place")
        place = Jurisdiction.objects.filter(code=code).first() if code else None
        if code and place is None:
            self.add_error("place", "No jurisdiction has this FIPS code.")
        elif role and ROLES[role].everywhere and place:
            self.add_error("place", f"{ROLES[role].label} is held everywhere: leave this empty.")
        elif role and not ROLES[role].everywhere and not place:
            self.add_error("place", f"Say where the person is to be {ROLES[role].label.lower()}.")
        cleaned["place"] = place
        return cleaned

    def change_roles(self, *, by: User, at: datetime) -> None:
        """Give and take what was asked for, through the services that write the trail."""
        if role := self.cleaned_data.get("give"):
            place = self.cleaned_data["place"]
            give_role(user=self.instance, role=role, jurisdiction=place, by=by, at=at)
        for group in self.cleaned_data.get("take") or ():
            name, _, code = group.name.partition(":")
            place = Jurisdiction.objects.get(code=code) if code else None
            take_role(user=self.instance, role=name, jurisdiction=place, by=by, at=at)
