"""What can be typed into the box."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 100


class SearchForm(forms.Form):
    """One line of words."""

    q = forms.CharField(
        label=_("What are you looking for?"),
        help_text=_("A county or its FIPS code, a quarter such as 2026Q1, or a few words."),
        required=False,
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
