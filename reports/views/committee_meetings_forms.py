"""The forms of meetings: the plan, the acts on a meeting, and those on an item."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from complaints.views.lines import LinesField
from matching.views.forms import WallClockField
from portal.jurisdictions.zones import ZONES
from reports.committee.meetings.minutes import LONGEST_REMARKS
from reports.committee.meetings.models import LONGEST_TITLE, LONGEST_WORDS, AgendaItem, Meeting
from reports.committee.seats.models import Matter

TIMES = ("starts_at", "ends_at")
PLAIN = (
    "title",
    "purpose",
    "place",
    "link",
    "time_zone",
    "closed",
    "exemption",
    "contact",
    "comments",
)


class PlanForm(forms.Form):
    """What a meeting is for, when and where, and how the public takes part."""

    title = forms.CharField(label=_("Title"), max_length=LONGEST_TITLE)
    purpose = LinesField(label=_("Purpose"), most=LONGEST_WORDS, rows=4)
    place = forms.CharField(label=_("Place"), max_length=LONGEST_TITLE)
    link = forms.URLField(
        label=_("Link for those who join from afar"), required=False, assume_scheme="https"
    )
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=[(one, one) for one in ZONES])
    starts_at = WallClockField(label=_("Starts"), help_text=_("Local time of the place."))
    ends_at = WallClockField(label=_("Ends"), help_text=_("Local time of the place."))
    closed = forms.BooleanField(label=_("Closed to the public"), required=False)
    exemption = forms.CharField(
        label=_("Exemption, where it is closed"),
        max_length=LONGEST_TITLE,
        required=False,
        help_text=_("The exemption of 5 U.S.C. 552b(c) that lets it be closed."),
    )
    contact = forms.CharField(label=_("Contact"), max_length=LONGEST_TITLE)
    comments = LinesField(
        label=_("How the public writes or speaks"), most=LONGEST_WORDS, required=False, rows=3
    )

    def __init__(self, sent: QueryDict | None, *, meeting: Meeting | None = None) -> None:
        """Begin with what is planned already."""
        initial: dict[str, Any] = {}
        if meeting is not None:
            zone = ZoneInfo(meeting.time_zone)
            initial = {name: getattr(meeting, name) for name in PLAIN}
            for name in TIMES:
                local = getattr(meeting, name).astimezone(zone)
                initial[name] = local.replace(tzinfo=None)
        super().__init__(sent, initial=initial)

    def clean(self) -> dict[str, Any]:
        """Turn the times of the place into instants."""
        cleaned: dict[str, Any] = super().clean() or {}
        zone = cleaned.get("time_zone")
        for name in TIMES:
            if zone and cleaned.get(name):
                cleaned[name] = self._instant(name, cleaned[name], ZoneInfo(zone))
        return cleaned

    def _instant(self, name: str, wall: datetime, zone: ZoneInfo) -> datetime:
        local = wall.replace(tzinfo=zone)
        if local.utcoffset() != local.replace(fold=1).utcoffset():
            self.add_error(name, _("The clocks are changed in this hour. Choose another time."))
        return local


class ChangeForm(PlanForm):
    """The same, and why the new notice comes late, if it does."""

    reason = LinesField(
        label=_("Why the notice comes late, if it does"),
        most=LONGEST_WORDS,
        required=False,
        rows=2,
        help_text=_("It is published with the notice."),
    )


class NoticeForm(forms.Form):
    """Why a notice comes late, if it does."""

    reason = ChangeForm.base_fields["reason"]


class ReasonForm(forms.Form):
    """Why a meeting is called off."""

    reason = LinesField(label=_("Reason"), most=LONGEST_WORDS, rows=2)


class ItemForm(forms.Form):
    """An item of the agenda."""

    title = forms.CharField(label=_("Title"), max_length=LONGEST_TITLE)
    about = LinesField(label=_("About"), most=LONGEST_WORDS, required=False, rows=3)

    def __init__(self, sent: QueryDict | None, *, item: AgendaItem | None = None) -> None:
        """Begin with what stands there."""
        initial = {"title": item.title, "about": item.about} if item else None
        super().__init__(sent, initial=initial)


class NewItemForm(ItemForm):
    """The same with the matter, which stays."""

    matter: forms.ModelChoiceField = forms.ModelChoiceField(
        queryset=None,
        label=_("Matter"),
        required=False,
        empty_label=_("New business, of the title above"),
        help_text=_("Who keeps away from the matter keeps away from the item."),
    )

    def __init__(self, sent: QueryDict | None, *, matters: QuerySet[Matter]) -> None:
        """Offer the matters that the person may take up."""
        super().__init__(sent)
        field = self.fields["matter"]
        field.queryset = matters  # type: ignore[attr-defined]
        field.label_from_instance = lambda one: f"{one.title} ({one.get_kind_display()})"  # type: ignore[attr-defined]


class MoveForm(forms.Form):
    """Where an item is to stand."""

    number = forms.IntegerField(label=_("To which place"), min_value=1, max_value=200)


class PaperForm(forms.Form):
    """A file with an item."""

    title = forms.CharField(label=_("Title of the paper"), max_length=LONGEST_TITLE)
    file = forms.FileField(
        label=_("File"),
        max_length=120,
        help_text=_("PDF, PNG or JPEG, up to 20 MB. The public can download it."),
    )


class DraftForm(forms.Form):
    """What is said beside the facts, and what was wrong before."""

    remarks = LinesField(
        label=_("Remarks"),
        most=LONGEST_REMARKS,
        required=False,
        rows=10,
        help_text=_("Printed below what was written down in the meeting."),
    )
    reason = LinesField(
        label=_("What was wrong in the version before, if there is one"),
        most=LONGEST_WORDS,
        required=False,
        rows=2,
    )


class CertifyForm(forms.Form):
    """What was read is what is certified."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class AttendanceForm(forms.Form):
    """Who comes, or who leaves."""

    COMES, LEAVES = "comes", "leaves"
    term_id = forms.UUIDField(widget=forms.HiddenInput)
    what = forms.ChoiceField(choices=[(COMES, COMES), (LEAVES, LEAVES)], widget=forms.HiddenInput)
