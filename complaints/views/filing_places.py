"""The questions of where: a place, found by what people call it, and an office of it."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from complaints.filing.places import offices_of, place_of, places_called
from complaints.filing.questions import NOWHERE, said
from complaints.views.filing_fields import PageForm, line, one_of

FEW, LONGEST = 12, 100


class PlaceForm(PageForm):
    """Where it happened: found by its name, and chosen."""

    q = line(
        _("Name of the county, state or office"),
        _("For example: Riverton, OH. Then choose it below."),
        most=LONGEST,
    )
    place = one_of(_("Which place is it?"), [])

    def prepare(self) -> None:
        """Offer what was found, what was chosen before, and not to know."""
        typed = self._raw("q") if self.is_bound else str(self.initial.get("q", ""))
        chosen = self._raw("place") or str(self.initial.get("place", ""))
        found = {place.code: str(place) for place in places_called(typed)}
        before = place_of(chosen) if chosen not in ("", NOWHERE) else None
        if before:
            found = {before.code: str(before), **found}
        field = cast(forms.ChoiceField, self.fields["place"])
        field.choices = [*found.items(), (NOWHERE, gettext("I do not know"))]
        if typed and not found:
            field.help_text = gettext("No place of this name was found. Try a part of the name.")

    def _raw(self, name: str) -> str:
        """What was typed, before it is known to be good: no database takes a zero byte."""
        return str(self.data.get(self.add_prefix(name), "")).replace("\0", "")[:LONGEST]

    def answer(self) -> dict[str, Any]:
        """The code of the place alone."""
        return {"place": self.cleaned_data["place"]}


class AgencyForm(PageForm):
    """Which office of the place."""

    agency = one_of(_("Choose one"), [])
    other = line(_("If it is not in the list, its name"))

    def prepare(self) -> None:
        """Offer the agencies of the place, in a list that opens where they are many."""
        offices = offices_of(str(said(self.answers, "place")))
        field = cast(forms.ChoiceField, self.fields["agency"])
        if len(offices) > FEW:
            field.widget = forms.Select()
        other = ("OTHER", gettext("Another office, or I do not know"))
        field.choices = [*((str(office.pk), office.name) for office in offices), other]
