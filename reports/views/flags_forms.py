"""The forms of flags: the filter of the list, and the acts on a flag."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from complaints.views.lines import LinesField
from portal.day_input import DayInput
from reports.flags.models import LONGEST_COMMENT, LONGEST_SECTION, LONGEST_STATEMENT, Paper
from reports.flags.states import Conclusion, Status
from reports.flags.writing import TEXTS
from reports.statistics.indicators import INDICATORS

ANY = [("", _("Any"))]


class FilterForm(forms.Form):
    """Which flags are shown."""

    quarter = forms.ChoiceField(label=_("Quarter"), required=False)
    status = forms.ChoiceField(label=_("State"), required=False)
    indicator = forms.ChoiceField(label=_("Indicator"), required=False)

    def __init__(self, *args: Any, quarters: Sequence[str]) -> None:
        """Offer the quarters that were screened."""
        super().__init__(*args)
        offered = {
            "quarter": [(one, one) for one in quarters],
            "status": [*ANY, *Status.choices],
            "indicator": [*ANY, *((name, one.title) for name, one in INDICATORS.items())],
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]


class AskForm(forms.Form):
    """Until when a place may comment."""

    until = forms.DateField(
        label=_("To comment until the end of"),
        widget=DayInput(),
        help_text=_("A day of the place, 7 to 60 days from today."),
    )

    def __init__(self, sent: QueryDict | None, *, until: date) -> None:
        """Offer the usual day."""
        super().__init__(sent, initial={"until": until})


class ReasonForm(forms.Form):
    """Why."""

    reason = LinesField(label=_("What is to be written"), most=LONGEST_STATEMENT, rows=4)


class SignForm(forms.Form):
    """What was read is what is signed."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=20)


class PaperForm(forms.Form):
    """The case file in the order in which a figure is looked at."""

    quality = LinesField(
        label=_("1. Data quality"),
        help_text=_("Is the figure right? What the place reported, unknown groups, late records."),
        most=LONGEST_SECTION,
        required=False,
    )
    mix = LinesField(
        label=_("2. Case mix"),
        help_text=_("Do levels and groups explain it?"),
        most=LONGEST_SECTION,
        required=False,
    )
    structure = LinesField(
        label=_("3. Structure"),
        help_text=_("A jail for several counties, an agreement, a port of entry."),
        most=LONGEST_SECTION,
        required=False,
    )
    process = LinesField(
        label=_("4. Process"),
        help_text=_("How bookings and detainers are dealt with there."),
        most=LONGEST_SECTION,
        required=False,
    )
    referral = LinesField(
        label=_("Persons: a note of referral"),
        help_text=_("Who looks at what persons did. Name nobody here."),
        most=LONGEST_STATEMENT,
        required=False,
        rows=2,
    )
    conclusion = forms.ChoiceField(
        label=_("Conclusion"),
        choices=[("", _("None yet")), *Conclusion.choices],
        required=False,
    )
    statement = LinesField(
        label=_("Statement for the public"),
        help_text=_("Printed with the release, in plain words."),
        most=LONGEST_STATEMENT,
        required=False,
    )
    statement_es = LinesField(
        label=_("Statement for the public in Spanish"), most=LONGEST_STATEMENT, required=False
    )

    def __init__(self, sent: QueryDict | None, *, paper: Paper | None) -> None:
        """Begin with what was written last."""
        names = (*TEXTS, "conclusion")
        super().__init__(sent, initial={name: getattr(paper, name, "") for name in names})


class CommentForm(forms.Form):
    """What a place says."""

    words = LinesField(
        label=_("Comment"),
        help_text=_(
            "It is printed with the release. Name no person. You may write another one in its"
            " place until the flag is signed."
        ),
        most=LONGEST_COMMENT,
        rows=10,
    )
