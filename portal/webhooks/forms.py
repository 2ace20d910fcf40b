"""What is filled in to register an endpoint."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.webhooks.addresses import AddressRefused, check_url
from portal.webhooks.events import Event
from portal.webhooks.managers import agencies_managed_by
from portal.webhooks.models import LONGEST_URL


class EndpointForm(forms.Form):
    """Which agency's server is told of what."""

    agency: forms.ModelChoiceField = forms.ModelChoiceField(queryset=None, label=_("Agency"))
    url = forms.CharField(
        label=_("Address of the server"),
        max_length=LONGEST_URL,
        widget=forms.URLInput({"autocomplete": "off", "spellcheck": "false"}),
        help_text=_("It begins with https:// and names a server on the public internet."),
    )
    events = forms.MultipleChoiceField(
        label=_("Tell it when"), choices=Event.choices, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["agency"]).queryset = agencies_managed_by(user)

    def clean_url(self) -> str:
        """Refuse an address that is never called."""
        try:
            return check_url(self.cleaned_data["url"])
        except AddressRefused as refusal:
            raise forms.ValidationError(str(refusal)) from None
