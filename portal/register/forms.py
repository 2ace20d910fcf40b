"""The forms of the register, all sent by GET."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.participation.acts import Flow, Request
from portal.register.moments import DAY, Moment, MomentUnclear, read_moment
from portal.register.selectors import Wanted, states


class MomentField(forms.CharField):
    """A day, for which browsers offer a calendar, or an instant."""

    def clean(self, value: Any) -> Any:
        """The moment; None where nothing was given."""
        text = super().clean(value)
        try:
            return read_moment(text) if text else None
        except MomentUnclear as reason:
            raise forms.ValidationError(str(reason), code="moment") from reason


class MomentForm(forms.Form):
    """The day on which a page shows the register; today if it is left out."""

    at = MomentField(
        label=_("On the date"), required=False, widget=forms.TextInput(attrs={"type": "date"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        given = self.data.get("at", "")
        if given and not DAY.fullmatch(given):  # a calendar shows nothing but days
            self.fields["at"].widget.input_type = "text"

    @property
    def moment(self) -> Moment | None:
        """What was asked for, if it was and can be read."""
        return self.cleaned_data.get("at") if not self.is_lost else None

    @property
    def sentence(self) -> str:
        """What is wrong, for software."""
        return " ".join(str(error) for errors in self.errors.values() for error in errors)

    @property
    def is_lost(self) -> bool:
        """Whether the time cannot be read, so that there is nothing to show."""
        return "at" in self.errors


class RegisterSearch(MomentForm):
    """Search counties by name or FIPS code, state, flow and request."""

    q = forms.CharField(label=_("County name or FIPS code"), required=False, max_length=100)
    state = forms.ChoiceField(label=_("State"), required=False)
    flow = forms.ChoiceField(label=_("Prints taken there"), required=False)
    request = forms.ChoiceField(label=_("What the county asked"), required=False)
    field_order = ("q", "state", "flow", "request", "at")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("state", _("All states"), [(each.postal, each.name) for each in states()])
        self._offer("flow", _("Any"), [(code, _(words)) for code, words in Flow.choices])
        self._offer("request", _("Any"), [(code, _(words)) for code, words in Request.choices])

    def _offer(self, name: str, nothing: Any, choices: list[tuple[str, Any]]) -> None:
        cast(forms.ChoiceField, self.fields[name]).choices = [("", nothing), *choices]

    @property
    def wanted(self) -> Wanted:
        """What is asked for, without the values that do not exist."""
        given = self.cleaned_data
        names = {"q": "q", "postal": "state", "flow": "flow", "request": "request"}
        asked = {name: given.get(field, "") for name, field in names.items()}
        return Wanted(**asked, sort=self.data.get("sort", ""))
