"""The forms of the matching pages."""

import re
from datetime import datetime
from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from matching.bookings.charges import check_charges, parse_charges
from matching.bookings.errors import BookingRefused
from matching.bookings.groups import RecordedGroup
from matching.bookings.intake import BookingIn, ChargeIn, Upload
from matching.bookings.selectors import agencies_served_by
from matching.positions import FINGERS, TEN
from matching.searches.models import Candidate
from portal.accounts.models import User
from portal.day_input import DayInput

SEXES = [("", _("Not stated")), ("F", _("Female")), ("M", _("Male")), ("X", _("Unspecified"))]
GROUPS = [
    ("", _("Not stated: take what the fingerprint file says")),
    *((code, _(label)) for code, label in RecordedGroup.choices),
]
LOCAL = {"type": "datetime-local"}


class WallClockField(forms.DateTimeField):
    """A time as a clock on the wall showed it, without a zone."""

    widget = forms.DateTimeInput(attrs=LOCAL, format="%Y-%m-%dT%H:%M")
    naive = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?")

    def to_python(self, value: Any) -> datetime | None:
        """Read the time; one with a zone is refused, as the zone is the jurisdiction's."""
        if value and not self.naive.fullmatch(value.strip()):
            raise forms.ValidationError(_("Write the local date and time, without a zone."))
        moment: datetime | None = super().to_python(value)
        return moment


class BookingForm(forms.Form):
    """A booking as a clerk enters it, with a fingerprint file or single images of fingers."""

    agency: forms.ModelChoiceField = forms.ModelChoiceField(queryset=None, label=_("Agency"))
    local_number = forms.CharField(label=_("Booking number"), max_length=40)
    booked_at = WallClockField(
        label=_("Booked at"), help_text=_("Local time of the jurisdiction.")
    )
    arrested_at = WallClockField(label=_("Arrested at"), required=False)
    name = forms.CharField(label=_("Name of the person"), max_length=120)
    birth_date = forms.DateField(label=_("Birth date"), required=False, widget=DayInput())
    sex = forms.ChoiceField(label=_("Sex"), choices=SEXES, required=False)
    recorded_group = forms.ChoiceField(
        label=_("Group as your records have it"),
        choices=GROUPS,
        required=False,
        help_text=_("Counted in public statistics; never used in a decision or a search."),
    )
    charges = forms.CharField(
        label=_("Charges"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line: NCIC code; FELONY, MISDEMEANOR, INFRACTION or UNKNOWN; words."),
    )
    file = forms.FileField(
        label=_("Fingerprint file"),
        required=False,
        help_text=_("ANSI/NIST-ITL transaction, or an ISO 19794-2 or ANSI 378 template."),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["agency"]).queryset = agencies_served_by(user)
        for position in TEN:
            self.fields[f"finger_{position}"] = forms.FileField(
                label=FINGERS[position], required=False
            )

    def clean_charges(self) -> list[ChargeIn]:
        """Read the lines of charges."""
        try:
            return check_charges(parse_charges(self.cleaned_data["charges"]))
        except BookingRefused as refusal:
            raise forms.ValidationError(str(refusal)) from None

    def clean(self) -> dict:
        """Ask for a file, or for at least one image; no file is passed over in silence."""
        cleaned = super().clean() or {}
        for name in self.files:
            if name not in self.fields:
                self.add_error(None, _("There is no field for one of the files sent."))
            elif len(self.files.getlist(name)) > 1:
                self.add_error(name, _("Choose one file only."))
        uploads = [_upload(cleaned["file"], None)] if cleaned.get("file") else []
        for position in TEN:
            if image := cleaned.get(f"finger_{position}"):
                uploads.append(_upload(image, position))
        if not uploads and not self.errors:
            self.add_error("file", _("Choose a fingerprint file or at least one image."))
        cleaned["uploads"] = uploads
        return cleaned

    def booking(self) -> BookingIn:
        """The booking that was entered; call it on a valid form."""
        names = ("local_number", "booked_at", "arrested_at", "name", "birth_date", "sex")
        more = ("recorded_group", "charges", "uploads")
        return BookingIn(**{name: self.cleaned_data[name] for name in (*names, *more)})


class ConclusionForm(forms.Form):
    """What an examiner concludes on a pair."""

    conclusion = forms.ChoiceField(
        label=_("Conclusion"),
        choices=Candidate.Conclusion.choices,
        widget=forms.RadioSelect,
    )
    notes = forms.CharField(
        label=_("Notes"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Required unless you exclude: what the conclusion rests on."),
    )
    # The hint says when it may stay empty.
    notes.says_when = True  # type: ignore[attr-defined]


def _upload(file: UploadedFile, position: int | None) -> Upload:
    return Upload(file.read(), position)
