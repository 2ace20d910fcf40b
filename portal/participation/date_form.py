"""The page of dates: adopted, received and effective, as the place's clocks show them."""

import re
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.participation.forms import StepForm
from portal.participation.wall_clock import NoSuchTime, instant_of, wall_of

AT_ONCE, AT_A_TIME = "AT_ONCE", "AT_A_TIME"
PATTERN = "%Y-%m-%dT%H:%M"
WALL = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:00)?")
NAMES = ("adopted_at", "received_at", "effective_at")


class WallClockField(forms.DateTimeField):
    """A time as a clock on the wall showed it, to the minute and without a zone."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=PATTERN)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)

    def to_python(self, value: Any) -> datetime | None:
        """Read the time and leave it without a zone: the place's is put on later."""
        if value and not WALL.fullmatch(value.strip()):
            raise forms.ValidationError(_("Write the local date and time, without a zone."))
        moment = super().to_python(value)
        return moment.replace(tzinfo=None) if moment else None


class DatesForm(StepForm):
    """When the act was adopted and received, and from when it holds."""

    adopted_at = WallClockField(
        label=_("Adopted"), help_text=_("When the body adopted the instrument, if one did.")
    )
    received_at = WallClockField(
        label=_("Received"),
        help_text=_(
            "When the act was handed in, if that was before today. Empty: when it is signed here."
        ),
    )
    timing = forms.ChoiceField(
        label=_("When does it take effect?"),
        widget=forms.RadioSelect,
        choices=[
            (AT_ONCE, _("As soon as it is signed")),
            (AT_A_TIME, _("At the time below")),
        ],
    )
    effective_at = WallClockField(label=_("Effective"), help_text=_("To the minute."))
    retroactive = forms.BooleanField(
        label=_("Retroactive: it takes effect in the past"), required=False
    )

    def known(self) -> dict[str, object]:
        """What the draft says, as the place's clocks show it."""
        place, proposal = self.proposal.about, self.proposal
        moments = {name: getattr(proposal, name) for name in NAMES}
        walls = {name: wall_of(place, at) if at else None for name, at in moments.items()}
        timing = AT_A_TIME if proposal.effective_at else AT_ONCE
        return {**walls, "timing": timing, "retroactive": proposal.retroactive}

    def clean(self) -> dict[str, Any]:
        """Turn each time into its instant, and hold the three against each other and the mark."""
        cleaned = super().clean() or {}
        if cleaned.get("timing") == AT_ONCE:
            cleaned["effective_at"] = None
        for name in NAMES:
            if cleaned.get(name):
                cleaned[name] = self._instant(name, cleaned[name])
        for name in ("adopted_at", "received_at"):
            if cleaned.get(name) and cleaned[name] > self.at:
                self.add_error(name, _("This lies in the future."))
        adopted, received = cleaned.get("adopted_at"), cleaned.get("received_at")
        if adopted and received and adopted > received:
            self.add_error("received_at", _("It cannot be received before it is adopted."))
        self._check_effective(cleaned)
        return cleaned

    def answers(self) -> dict[str, object]:
        """The three instants and the mark."""
        return {name: self.cleaned_data.get(name) for name in (*NAMES, "retroactive")}

    def _instant(self, name: str, wall: datetime) -> datetime | None:
        try:
            return instant_of(self.proposal.about, wall)
        except NoSuchTime as refusal:
            self.add_error(name, str(refusal))
            return None

    def _check_effective(self, cleaned: dict[str, Any]) -> None:
        timing, retroactive = cleaned.get("timing"), cleaned.get("retroactive")
        effective = cleaned.get("effective_at")
        if timing == AT_ONCE and retroactive:
            self.add_error(
                "retroactive", _("What takes effect when it is signed is not retroactive.")
            )
        if timing != AT_A_TIME or "effective_at" in self.errors:
            return
        if effective is None:
            self.add_error("effective_at", _("Give the time, or choose as soon as it is signed."))
        elif retroactive and effective > self.at:
            self.add_error("effective_at", _("A retroactive act takes effect in the past."))
        elif not retroactive and effective < self.at:
            self.add_error(
                "effective_at",
                _("This time has passed. Choose a later one, or mark the act as retroactive."),
            )
