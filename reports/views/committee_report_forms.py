"""The forms of reports: the text with its findings, the day for positions, a seat's position."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from complaints.views.lines import LinesField
from portal.day_input import DayInput
from reports.committee.findings.models import PublishedFinding
from reports.committee.report.models import LONGEST_TEXT, LONGEST_TITLE, Report
from reports.committee.report.states import SIGNED
from reports.committee.rounds.blinding import clues_in
from reports.committee.rounds.screening import Kind

PLACE = "place_"
# A position is signed by name: of whom its writer is it gives nothing away.
UNBLINDS = (Kind.PLACE, Kind.MAIL, Kind.TELEPHONE, Kind.NUMBER)


class ReportForm(forms.Form):
    """Title, text, and the place of each finding in it."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=LONGEST_TITLE)
    text = LinesField(
        label=gettext_lazy("Text"),
        help_text=gettext_lazy("What the committee was asked, did and found, in plain words."),
        most=LONGEST_TEXT,
        rows=14,
    )

    def __init__(
        self,
        sent: QueryDict | None,
        *,
        findings: Iterable[PublishedFinding],
        report: Report | None = None,
        places: Mapping[UUID, int] | None = None,
    ) -> None:
        """Begin with what the draft holds, and offer each settled finding."""
        first = {"title": report.title, "text": report.text} if report else {}
        super().__init__(sent, initial=first)
        self._findings = {f"{PLACE}{one.reference}": one.pk for one in findings}
        for one in findings:
            self.fields[f"{PLACE}{one.reference}"] = forms.IntegerField(
                label=_("Place of finding %(reference)s: %(title)s")
                % {"reference": one.reference, "title": one.title},
                help_text=_("1 comes first. Leave it empty to leave the finding out."),
                min_value=1,
                max_value=1000,
                required=False,
                initial=(places or {}).get(one.pk),
            )

    def clean(self) -> dict[str, Any]:
        """The findings in their order."""
        given = dict(super().clean() or {})
        placed = [
            (given.pop(name), pk)
            for name, pk in self._findings.items()
            if given.get(name) is not None
        ]
        numbers = [number for number, _pk in placed]
        if len(numbers) != len(set(numbers)):
            raise forms.ValidationError(_("Two findings cannot have the same place."))
        kept = {name: value for name, value in given.items() if not name.startswith(PLACE)}
        return kept | {"findings": [pk for _number, pk in sorted(placed)]}


class CirculateForm(forms.Form):
    """Until when the seats may sign."""

    reply_by = forms.DateField(
        label=gettext_lazy("Positions through"),
        widget=DayInput(),
        help_text=gettext_lazy("A day in Washington, 7 to 60 days from today."),
    )

    def __init__(self, sent: QueryDict | None, *, day: date) -> None:
        """Offer the usual day."""
        super().__init__(sent, initial={"reply_by": day})


class SignForm(forms.Form):
    """What the seat says of the text that was read."""

    stand = forms.ChoiceField(
        label=gettext_lazy("Position"),
        choices=[(one.value, one.label) for one in SIGNED],
        widget=forms.RadioSelect,
    )
    words = LinesField(
        label=gettext_lazy("In your own words"),
        help_text=gettext_lazy(
            "Printed with the report, in full. A dissent says why; otherwise you may leave it"
            " empty."
        ),
        most=LONGEST_TEXT,
        required=False,
        rows=12,
    )
    kept = forms.BooleanField(
        label=gettext_lazy("I have read this and keep my words"), required=False
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, sent: QueryDict | None, *, digest: str) -> None:
        """Hold the digest of the text that is shown; the box is there once something was found."""
        super().__init__(sent, initial={"seen": digest})
        if sent is None:
            del self.fields["kept"]

    def clean(self) -> dict[str, Any]:
        """Warn once of words that could tell of which place or person a reviewed case is."""
        given = dict(super().clean() or {})
        is_kept = given.pop("kept", False)
        clues = [one.words for one in clues_in(given.get("words", "")) if one.kind in UNBLINDS]
        if not clues:
            del self.fields["kept"]
        elif not is_kept:
            told = _(
                "These words could tell of whom or of which place a reviewed case is: %(words)s."
                " Change them, or tick the box below and send the form again."
            )
            self.add_error("words", told % {"words": ", ".join(clues)})
        return given
