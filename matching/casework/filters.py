"""The filters of the program's worklists: by what cases, claims and detainers are narrowed."""

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy

from matching.detainers.forms import Form
from matching.detainers.states import Status
from matching.holds.models import OverdueExplanation
from matching.status.models import Claim
from matching.status.states import CaseStatus
from portal.accounts.models import User
from portal.worklists.filters import ANY, ListFilter

ASSIGNED = [
    *ANY,
    ("me", gettext_lazy("Given to me")),
    ("nobody", gettext_lazy("Given to nobody")),
]
EXPLAINED = [*ANY, ("no", gettext_lazy("Not explained"))]


class CaseFilter(ListFilter):
    """Cases, by whom they were given to."""

    assigned = forms.ChoiceField(label=gettext_lazy("Assigned"), choices=ASSIGNED, required=False)

    def narrow(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        """The rows that the valid form asks for."""
        rows = super().narrow(rows, user)
        if assigned := self.cleaned_data["assigned"]:
            rows = rows.filter(assigned_to=user if assigned == "me" else None)
        return rows


class DecidedFilter(CaseFilter):
    """Decided cases, which are dated by their decision."""

    moment = "changed_at"


class AnyCaseFilter(CaseFilter):
    """Cases in any state."""

    status = forms.ChoiceField(
        label=gettext_lazy("State"), choices=[*ANY, *CaseStatus.choices], required=False
    )

    def narrow(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        """The rows that the valid form asks for."""
        rows = super().narrow(rows, user)
        status = self.cleaned_data["status"]
        return rows.filter(status=status) if status else rows


class ClaimFilter(ListFilter):
    """Claims, by what is claimed."""

    moment = "received_at"
    kind = forms.ChoiceField(
        label=gettext_lazy("Claim"), choices=[*ANY, *Claim.Kind.choices], required=False
    )

    def narrow(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        """The rows that the valid form asks for."""
        rows = super().narrow(rows, user)
        kind = self.cleaned_data["kind"]
        return rows.filter(kind=kind) if kind else rows


class DecidedClaimFilter(ClaimFilter):
    """Decided claims, which are dated by their decision."""

    moment = "decided_at"


class DraftFilter(ListFilter):
    """Detainers, by form and by who drafted them."""

    moment = "changed_at"
    form = forms.ChoiceField(
        label=gettext_lazy("Form"), choices=[*ANY, *Form.choices], required=False
    )
    mine = forms.BooleanField(label=gettext_lazy("Drafted by me"), required=False)

    def narrow(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        """The rows that the valid form asks for."""
        rows = super().narrow(rows, user)
        if form := self.cleaned_data["form"]:
            rows = rows.filter(form=form)
        return rows.filter(drafted_by=user) if self.cleaned_data["mine"] else rows


class DetainerFilter(DraftFilter):
    """Detainers in any state."""

    status = forms.ChoiceField(
        label=gettext_lazy("State"), choices=[*ANY, *Status.choices], required=False
    )

    def narrow(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        """The rows that the valid form asks for."""
        rows = super().narrow(rows, user)
        status = self.cleaned_data["status"]
        return rows.filter(status=status) if status else rows


class OverdueFilter(ListFilter):
    """Holds past their deadline, by whether somebody has said why."""

    moment = "deadline_at"
    explained = forms.ChoiceField(
        label=gettext_lazy("Explained"), choices=EXPLAINED, required=False
    )

    def narrow(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        """The rows that the valid form asks for."""
        rows = super().narrow(rows, user)
        if self.cleaned_data["explained"] == "no":
            rows = rows.filter(~Exists(OverdueExplanation.objects.filter(overdue=OuterRef("pk"))))
        return rows
