"""The filters of the public pages of findings and recommendations."""

from collections.abc import Iterable

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from portal.jurisdictions.models import Jurisdiction
from reports.committee.findings.states import Progress
from reports.committee.seats.states import Duty
from reports.views.committee_findings_forms import ANY, offer


class DutyFilterForm(forms.Form):
    """Which findings the public sees."""

    duty = forms.ChoiceField(label=_("Duty"), required=False, choices=[*ANY, *Duty.choices])


class TrackerForm(forms.Form):
    """Which recommendations the tracker shows."""

    status = forms.ChoiceField(label=_("State"), required=False, choices=[*ANY, *Progress.choices])
    addressee = forms.ChoiceField(label=_("Addressee"), required=False)
    unanswered = forms.BooleanField(label=_("Unanswered alone"), required=False)
    overdue = forms.BooleanField(label=_("With overdue steps alone"), required=False)

    def __init__(self, sent: QueryDict | None, *, addressees: Iterable[Jurisdiction]) -> None:
        """Offer whom anything was recommended to."""
        super().__init__(sent)
        offer(self, "addressee", [*ANY, *((place.code, str(place)) for place in addressees)])
