"""What a manager fills in to invite somebody, and what a newcomer fills in to accept."""

from typing import Any, cast

from django import forms
from django.contrib.auth.forms import UserCreationForm
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.accounts.models import User
from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.people.managers import roles_to_give
from portal.jurisdictions.people.words import role_in_words
from portal.mail.services import LONGEST_ADDRESS

# Accounts of agencies' software are made under such names by whoever issues them a key.
OF_MACHINES = "agency-"


class InvitationForm(forms.Form):
    """Whom to invite, and to what."""

    address = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        max_length=LONGEST_ADDRESS,
        widget=forms.EmailInput({"autocomplete": "off"}),
    )
    role = forms.ChoiceField(label=gettext_lazy("Role"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, jurisdiction: Jurisdiction, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        given = [(role.name, role_in_words(role.name)) for role in roles_to_give(jurisdiction)]
        cast(forms.ChoiceField, self.fields["role"]).choices = given


class NewcomerForm(UserCreationForm):
    """Name and password of an account; the address is the one that was invited."""

    class Meta:
        model = User
        fields = ["username"]

    def __init__(self, *args: Any, address: str, **kwargs: Any) -> None:
        super().__init__(*args, instance=User(email=address), **kwargs)

    def clean_username(self) -> str:
        """Refuse a name that is taken, or that an agency's software could come to have."""
        name = str(super().clean_username() or "")
        if name.casefold().startswith(OF_MACHINES):
            raise forms.ValidationError(_("This name is kept for agencies' software."))
        return name
