"""The forms that stand before a draft: which place, and what one begins with."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.jurisdictions.models import Jurisdiction
from portal.participation.acts import Act
from portal.participation.selectors import entries_still_standing, place_with


class FindForm(forms.Form):
    """A place by its code."""

    place = forms.CharField(
        label=_("FIPS code"),
        max_length=5,
        help_text=_("5 digits of a county, 2 of a state, US for the program."),
    )

    def clean_place(self) -> Jurisdiction:
        """Find the place."""
        place = place_with(self.cleaned_data["place"].upper())
        if place is None:
            raise forms.ValidationError(_("No jurisdiction has this FIPS code."))
        return place


class BeginForm(forms.Form):
    """What a button that begins an act says of it already."""

    act = forms.ChoiceField(choices=[("", ""), *Act.choices], required=False)
    concerns: forms.ModelChoiceField = forms.ModelChoiceField(queryset=None, required=False)

    def __init__(self, *args: Any, about: Jurisdiction, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        entries = cast(forms.ModelChoiceField, self.fields["concerns"])
        entries.queryset = entries_still_standing(about)


class ReturnForm(forms.Form):
    """Why what was submitted goes back to its author."""

    note = forms.CharField(
        label=_("Note to the author"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What to change."),
    )
