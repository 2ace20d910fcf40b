"""The filters of worklists: what may be asked for, checked, and how it narrows the rows."""

from datetime import UTC, datetime, time
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matching.detainers.forms import Form
from matching.detainers.states import Status
from matching.holds.models import OverdueExplanation
from matching.status.models import Claim
from matching.status.states import CaseStatus
from portal.accounts.models import User
from portal.jurisdictions.models import Jurisdiction

Kind = Jurisdiction.Kind
ANY = [("", gettext_lazy("Any"))]
ASSIGNED = [
    *ANY,
    ("me", gettext_lazy("Given to me")),
    ("nobody", gettext_lazy("Given to nobody")),
]
EXPLAINED = [*ANY, ("no", gettext_lazy("Not explained"))]


class PlaceField(forms.CharField):
    """The FIPS code of a county or a state; cleans to the ids of the places meant, or None."""

    def clean(self, value: Any) -> list[int] | None:
        """Look the code up; a state means its counties too."""
        code = super().clean(value)
        if not code:
            return None
        itself = Q(code=code) & ~Q(kind=Kind.PROGRAM)
        within = Q(parent__code=code, parent__kind=Kind.STATE)
        places = Jurisdiction.objects.filter(itself | within)
        found = list(places.order_by("pk").values_list("pk", flat=True))
        if not found:
            raise forms.ValidationError(_("Write the FIPS code of a county or a state."))
        return found


class ListFilter(forms.Form):
    """What every list can be narrowed by; ``since`` is asked of ``moment``."""

    moment = "opened_at"
    place = PlaceField(
        label=gettext_lazy("County or state (FIPS code)"), required=False, max_length=5
    )
    since = forms.DateField(
        label=gettext_lazy("Since (date, UTC)"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def narrow(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        """The rows that the valid form asks for."""
        if places := self.cleaned_data["place"]:
            rows = rows.filter(jurisdiction_id__in=places)
        if since := self.cleaned_data["since"]:
            start = datetime.combine(since, time(), tzinfo=UTC)
            rows = rows.filter(**{f"{self.moment}__gte": start})
        return rows

    def as_query(self) -> str:
        """The valid form as a query string: its own fields alone, those that are filled in."""
        given = [(name, str(self.data.get(name, "")).strip()) for name in self.fields]
        return urlencode([(name, value) for name, value in given if value])


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
