"""The form of an act that asks nothing but to be confirmed."""

from django import forms


class ConfirmForm(forms.Form):
    """Nothing to fill in."""
