"""The filters of a place's lists."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from matching.detainers.forms import Form
from matching.detainers.states import Status
from portal.accounts.models import User
from portal.worklists.filters import ANY, ListFilter

SHOWN = [one for one in Status.choices if one[0] != Status.DRAFT]


class CustodyFilter(ListFilter):
    """Detainers by agency, number and form."""

    moment = "changed_at"
    agency = forms.CharField(label=_("Agency (ORI)"), required=False, max_length=9)
    number = forms.CharField(label=_("Number of the detainer"), required=False, max_length=16)
    form = forms.ChoiceField(label=_("Form"), choices=[*ANY, *Form.choices], required=False)

    def narrow(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        """The rows that the valid form asks for."""
        rows = super().narrow(rows, user)
        for name, lookup in (("agency", "agency__ori"), ("number", "number"), ("form", "form")):
            if value := self.cleaned_data[name]:
                rows = rows.filter(**{lookup: value.upper()})
        return rows


class AnyStateFilter(CustodyFilter):
    """Detainers in any state."""

    status = forms.ChoiceField(label=_("State"), choices=[*ANY, *SHOWN], required=False)

    def narrow(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        """The rows that the valid form asks for."""
        rows = super().narrow(rows, user)
        status = self.cleaned_data["status"]
        return rows.filter(status=status) if status else rows


class ClockFilter(ListFilter):
    """Clocks that run, by agency."""

    moment = "started_at"
    agency = forms.CharField(label=_("Agency (ORI)"), required=False, max_length=9)

    def narrow(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        """The rows that the valid form asks for."""
        rows = super().narrow(rows, user)
        agency = self.cleaned_data["agency"]
        return rows.filter(agency__ori=agency.upper()) if agency else rows
