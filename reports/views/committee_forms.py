"""The forms of acts on seats, interests and recusals."""

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from complaints.views.lines import LinesField
from portal.day_input import DayInput
from portal.jurisdictions.models import Jurisdiction
from reports.committee.seats.models import LONGEST_STATEMENT, LONGEST_WORDS, Charter, Term
from reports.committee.seats.recusals import hidden_from
from reports.committee.seats.selectors import (
    holders,
    interests_of,
    matters,
    place_of,
    seats_of,
    sitting,
)
from reports.committee.seats.states import Capacity, Cause, Constituency, InterestKind


class PlaceField(forms.CharField):
    """A county or state by its FIPS code; None where nothing was typed."""

    def __init__(self, **given: Any) -> None:
        super().__init__(
            max_length=5,
            help_text=gettext_lazy("FIPS code: two digits of a state, five of a county."),
            **given,
        )

    def clean(self, value: Any) -> Jurisdiction | None:
        """The place."""
        code = super().clean(value)
        if not code:
            return None
        place = place_of(code) if code.isdigit() else None
        if place is None:
            raise forms.ValidationError(_("The register has no such place."))
        return place


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=DayInput())


class MatterField(forms.ModelChoiceField):
    """A matter by its title."""

    def label_from_instance(self, obj: Any) -> str:
        """Its title, and its place if it is about one."""
        return f"{obj.title} ({obj.place})" if obj.place else str(obj.title)


class InterestForm(forms.Form):
    """What the interest is in, and what it is."""

    kind = forms.ChoiceField(label=gettext_lazy("In what"), choices=InterestKind.choices)
    place = PlaceField(label=gettext_lazy("The jurisdiction, if it is in one"), required=False)
    words = LinesField(label=gettext_lazy("What it is"), most=LONGEST_WORDS, rows=3)

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.fields["matter"] = MatterField(
            queryset=matters(), label=_("The matter, if it is in one"), required=False
        )


class EndInterestForm(forms.Form):
    """Which interest is over."""

    interest_id = forms.ChoiceField(label=gettext_lazy("Interest"))

    def __init__(self, sent: QueryDict | None, *, term: Term | None) -> None:
        super().__init__(sent)
        open_ones = interests_of(term).filter(ended_at=None) if term else []
        choices = [(str(one.pk), one.words) for one in open_ones]
        self.fields["interest_id"].choices = choices  # type: ignore[attr-defined]


class RecuseForm(forms.Form):
    """From what."""

    def __init__(self, sent: QueryDict | None, *, term: Term | None) -> None:
        super().__init__(sent)
        still = matters().exclude(pk__in=hidden_from(term))
        self.fields["matter"] = MatterField(queryset=still, label=_("Matter"))


class ResignForm(forms.Form):
    """Until when, and why if the member wants it known."""

    last_day = _day(gettext_lazy("My last day"))
    statement = LinesField(
        label=gettext_lazy("Statement, printed with every report"),
        most=LONGEST_STATEMENT,
        required=False,
        rows=8,
    )

    def __init__(self, sent: QueryDict | None, *, day: date) -> None:
        super().__init__(sent, initial={"last_day": day})


class BusinessForm(forms.Form):
    """What the matter is."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)


class CharterForm(forms.Form):
    """What the committee is for, and its seats."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    purpose = LinesField(label=gettext_lazy("Purpose"), most=10_000, rows=8)
    effective_on = _day(gettext_lazy("In force from"))
    ends_on = _day(gettext_lazy("Through"))
    quorum_constituencies = forms.IntegerField(
        label=gettext_lazy("Constituencies that a quorum needs"),
        min_value=1,
        max_value=len(Constituency.values),
        initial=3,
    )

    def __init__(self, sent: QueryDict | None) -> None:
        super().__init__(sent)
        for each in Constituency:
            named = {"name": each.label}
            self.fields[f"seats_{each}"] = forms.IntegerField(
                label=_("Seats: %(name)s") % named, min_value=1, max_value=50, initial=3
            )
            self.fields[f"least_{each}"] = forms.IntegerField(
                label=_("Filled at the least: %(name)s") % named,
                min_value=0,
                max_value=50,
                initial=1,
            )

    def clean(self) -> dict[str, Any]:
        """The seats, and those that must be filled, each by constituency."""
        given = dict(super().clean() or {})
        for part in ("seats", "least"):
            given[part] = {each: given.pop(f"{part}_{each}", 0) for each in Constituency}
        return given


class SeatField(forms.ModelChoiceField):
    """A seat by number and constituency."""

    def label_from_instance(self, obj: Any) -> str:
        """Number and constituency."""
        return f"{obj.number}: {obj.get_constituency_display()}"


class AppointForm(forms.Form):
    """Who sits where, and until when."""

    def __init__(self, sent: QueryDict | None, *, charter: Charter | None) -> None:
        super().__init__(sent)
        days = {"begins_on": charter.effective_on, "ends_on": charter.ends_on} if charter else {}
        self.initial = days
        self.fields |= {
            "seat": SeatField(queryset=seats_of(charter), label=_("Seat")),
            "person": forms.ModelChoiceField(queryset=holders(), label=_("Person")),
            "name": forms.CharField(label=_("Name on the public record"), max_length=120),
            "capacity": forms.ChoiceField(label=_("Sits as"), choices=Capacity.choices),
            "chairs": forms.BooleanField(label=_("Chairs the committee"), required=False),
            "employer": forms.CharField(label=_("Employer"), max_length=200, required=False),
            "home": PlaceField(label=_("Jurisdiction that the person serves"), required=False),
            "begins_on": _day(_("First day")),
            "ends_on": _day(_("Last day")),
        }


class RemoveForm(forms.Form):
    """Whose term ends, and when."""

    last_day = _day(gettext_lazy("Last day"))

    def __init__(self, sent: QueryDict | None, *, day: date) -> None:
        super().__init__(sent, initial={"last_day": day})
        self.fields = {"term_id": _members(day), **self.fields}


class RecuseMemberForm(forms.Form):
    """Who keeps away from what, and why."""

    cause = forms.ChoiceField(
        label=gettext_lazy("Why"), choices=[(one, one.label) for one in (Cause.NAMED, Cause.HOME)]
    )

    def __init__(self, sent: QueryDict | None, *, day: date) -> None:
        super().__init__(sent)
        matter = MatterField(queryset=matters(), label=_("Matter"))
        self.fields = {"term_id": _members(day), "matter": matter, **self.fields}


def _members(day: date) -> forms.ChoiceField:
    choices = [
        (str(one.pk), f"{one.name}, {one.seat.get_constituency_display()}") for one in sitting(day)
    ]
    return forms.ChoiceField(label=_("Member"), choices=choices)
