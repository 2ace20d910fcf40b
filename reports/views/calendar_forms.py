"""The form of whoever holds a token."""

from django import forms
from django.utils.translation import gettext_lazy as _


class TokenForm(forms.Form):
    """A token as it was given, and whether to take the files away."""

    token = forms.CharField(
        label=_("Token"),
        max_length=100,
        help_text=_("43 letters and signs, as they were given to your office."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
