"""The forms of the register."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.register.selectors import states


class RegisterSearch(forms.Form):
    """Search counties by name or FIPS code, within a state."""

    q = forms.CharField(label=_("County name or FIPS code"), required=False, max_length=100)
    state = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(state.postal, state.name) for state in states()]
        cast(forms.ChoiceField, self.fields["state"]).choices = [("", _("All states")), *named]
