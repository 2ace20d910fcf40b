"""The box in which the code of a certificate is typed."""

from django import forms
from django.utils.translation import gettext_lazy as _


class CodeForm(forms.Form):
    """One code, as it is printed or without its hyphens."""

    code = forms.CharField(
        label=_("Code of the certificate"),
        help_text=_("Twenty letters and digits, such as 7K3M9-QXP2T-00000-4D8Z0."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
