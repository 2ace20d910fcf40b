"""The filters of long lists: what may be asked for, checked, and how it narrows the rows."""

from datetime import UTC, datetime, time
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.accounts.models import User
from portal.day_input import DayInput
from portal.jurisdictions.models import Jurisdiction

Kind = Jurisdiction.Kind
ANY = [("", gettext_lazy("Any"))]


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
        widget=DayInput(),
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
        """The form as a query string: its own fields alone, those that are filled in."""
        given = [(name, str(self.data.get(name, "")).strip()) for name in self.fields]
        return urlencode([(name, value) for name, value in given if value])
