"""What a person asks of their inbox: a kind, and how they want to be told."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from portal.inbox.kinds import KINDS, Email
from portal.inbox.models import Reader
from portal.jurisdictions.zones import ZONES


class KindForm(forms.Form):
    """Which kind of news is shown."""

    kind = forms.ChoiceField(label=_("Kind of news"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(key, kind.label) for key, kind in KINDS.items()]
        self.fields["kind"].choices = [("", _("Any")), *kinds]  # type: ignore[attr-defined]


class PreferenceForm(forms.Form):
    """How letters are written, and how often news of each kind goes into one."""

    language = forms.ChoiceField(label=_("Language of letters"), choices=settings.LANGUAGES)
    time_zone = forms.ChoiceField(
        label=_("Time zone"), choices=[(zone, zone.replace("_", " ")) for zone in ZONES]
    )
    hour = forms.TypedChoiceField(
        label=_("Letters go out from this hour on"),
        coerce=int,
        choices=[(hour, f"{hour:02}:00") for hour in range(24)],
    )

    def __init__(
        self, *args: Any, preferences: dict[str, str], reader: Reader, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name in ("language", "time_zone", "hour"):
            self.fields[name].initial = getattr(reader, name)
        for key, kind in KINDS.items():
            self.fields[key] = forms.ChoiceField(
                label=str(kind.label), choices=Email.choices, initial=preferences[key]
            )

    @property
    def letters(self) -> list[forms.BoundField]:
        """The fields that say how letters are written."""
        return [self[name] for name in ("language", "time_zone", "hour")]

    @property
    def kinds(self) -> list[forms.BoundField]:
        """The field of each kind."""
        return [self[key] for key in KINDS]

    @property
    def asked(self) -> dict[str, Any]:
        """What the valid form asks for, as the service takes it."""
        given = self.cleaned_data
        names = ("language", "time_zone", "hour")
        return {name: given[name] for name in names} | {"emails": {k: given[k] for k in KINDS}}
