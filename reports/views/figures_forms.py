"""The search for a place, sent by GET."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from reports.publication.places import STANDINGS
from reports.publication.selectors import state_names


class PlaceSearch(forms.Form):
    """Counties by name or FIPS code, state, and whether they took part."""

    q = forms.CharField(label=_("County name or FIPS code"), required=False, max_length=100)
    state = forms.ChoiceField(label=_("State"), required=False)
    standing = forms.ChoiceField(
        label=_("Participation"),
        required=False,
        choices=[("", _("Any")), *((code, words) for code, (words, _rows) in STANDINGS.items())],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = sorted(state_names().items(), key=lambda pair: pair[1])
        cast(forms.ChoiceField, self.fields["state"]).choices = [("", _("All states")), *states]

    @property
    def wanted(self) -> dict[str, str]:
        """What is asked for, without the values that do not exist."""
        return {name: self.cleaned_data.get(name, "") for name in self.fields}
