"""The forms of findings and recommendations at the desk."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from complaints.views.lines import LinesField
from portal.day_input import DayInput
from reports.committee.findings.advice import LONGEST_ADVICE, LONGEST_WHY, Step
from reports.committee.findings.models import (
    LONGEST_TEXT,
    LONGEST_TITLE,
    Finding,
    Proposal,
    Recommendation,
)
from reports.committee.findings.states import Opinion, Status
from reports.committee.meetings.models import AgendaItem
from reports.committee.motions.models import Motion
from reports.committee.seats.models import Matter
from reports.committee.seats.states import Duty, MatterKind
from reports.views.committee_screened import ScreenedForm

ANY = [("", _("Any"))]
Sent = QueryDict | None


class DeskFilterForm(forms.Form):
    """Which findings the desk shows."""

    status = forms.ChoiceField(label=_("State"), required=False, choices=[*ANY, *Status.choices])


class FindingForm(forms.Form):
    """What a finding says."""

    duty = forms.ChoiceField(label=_("Duty of the committee"), choices=Duty.choices)
    title = forms.CharField(label=_("Title"), max_length=LONGEST_TITLE)
    text = LinesField(
        label=_("What the committee finds"),
        help_text=_("Name no person. Every word is public once it is settled."),
        most=LONGEST_TEXT,
        rows=12,
    )

    def __init__(self, sent: Sent, *, finding: Finding | None = None) -> None:
        """Begin with what stands there."""
        known = {name: getattr(finding, name, "") for name in ("duty", "title", "text")}
        super().__init__(sent, initial=known)


class ScreenedFindingForm(ScreenedForm, FindingForm):
    """The same, on what a round showed: it warns of what could tell whose case was reviewed."""

    screened = ("title", "text")


class NewFindingForm(ScreenedFindingForm):
    """The same, on a matter that is chosen with it."""

    matter = forms.ModelChoiceField(queryset=None, label=_("Matter"))  # type: ignore[var-annotated]
    field_order = ("matter", "duty", "title", "text", "kept")

    def __init__(self, sent: Sent, *, matters: Any) -> None:
        """Offer the matters from which the person need not keep away."""
        super().__init__(sent)
        self.order_fields(self.field_order)
        field: Any = self.fields["matter"]
        field.queryset, field.label_from_instance = matters, _matter_in_words

    def clean(self) -> dict[str, Any]:
        """Look at the words where they are about a round."""
        matter = self.cleaned_data.get("matter")
        if matter is not None and matter.kind == MatterKind.ROUND:
            return super().clean()
        self.cleaned_data.pop("kept", None)
        del self.fields["kept"]
        return self.cleaned_data


class ProposeForm(forms.Form):
    """What is recommended to whom."""

    words = LinesField(label=_("What is recommended"), most=LONGEST_ADVICE)
    addressee = forms.CharField(
        label=_("Addressee"),
        max_length=5,
        help_text=_("The FIPS code of a county or a state, or US for the program."),
    )
    due_on = forms.DateField(
        label=_("Last day for a reply"), widget=DayInput(), help_text=_("A day of the addressee.")
    )


class WithdrawForm(forms.Form):
    """Which one goes."""

    proposal_id = forms.TypedChoiceField(
        label=_("Recommendation"), coerce=int, widget=forms.RadioSelect
    )

    def __init__(self, sent: Sent, *, proposals: Iterable[Proposal]) -> None:
        """Offer those of the draft."""
        super().__init__(sent)
        words = [(one.pk, f"{one.addressee}: {one.words}") for one in proposals]
        offer(self, "proposal_id", words)


class ItemForm(forms.Form):
    """Where it was deliberated."""

    item_id = forms.TypedChoiceField(label=_("Item"), coerce=UUID, widget=forms.RadioSelect)

    def __init__(self, sent: Sent, *, items: Iterable[AgendaItem]) -> None:
        """Offer the items about the same matter."""
        super().__init__(sent)
        words = [(one.pk, f"{one.meeting.title}: {one.number}. {one.title}") for one in items]
        offer(self, "item_id", words)


class MotionForm(forms.Form):
    """Which vote decided."""

    motion_id = forms.TypedChoiceField(label=_("Motion"), coerce=UUID, widget=forms.RadioSelect)

    def __init__(self, sent: Sent, *, motions: Iterable[Motion]) -> None:
        """Offer the votes on the same matter."""
        super().__init__(sent)
        words = [(one.pk, f"{one.get_status_display()}: {one.wording}") for one in motions]
        offer(self, "motion_id", words)


class StatementForm(forms.Form):
    """What a member says beside the committee."""

    opinion = forms.ChoiceField(
        label=_("What it is"), choices=Opinion.choices, widget=forms.RadioSelect
    )
    words = LinesField(
        label=_("Your statement"),
        help_text=_("It is printed with the finding under your name, and stays as it is."),
        most=LONGEST_TEXT,
        rows=10,
    )


class ScreenedStatementForm(ScreenedForm, StatementForm):
    """The same, on what a round showed."""


class TransmitForm(forms.Form):
    """Until when a reply is waited for."""

    due_on = forms.DateField(
        label=_("Last day for a reply"),
        widget=DayInput(),
        help_text=_("A day of the addressee, no earlier than the finding says."),
    )

    def __init__(self, sent: Sent, *, due_on: date) -> None:
        """Offer the day that was adopted."""
        super().__init__(sent, initial={"due_on": due_on})


class StepChoiceForm(forms.Form):
    """Which step."""

    step = forms.TypedChoiceField(label=_("Step"), coerce=int, widget=forms.RadioSelect)

    def __init__(self, *sent: Any, steps: Iterable[Step]) -> None:
        """Offer some steps."""
        super().__init__(*sent)
        offer(self, "step", [(one.number, f"{one.number}. {one.words}") for one in steps])


class AskMoreForm(StepChoiceForm):
    """Which step, and what is missing."""

    reason = LinesField(
        label=_("What is missing"), help_text=_("The public reads it."), most=LONGEST_WHY
    )


class SupersedeForm(forms.Form):
    """Which one stands in its place."""

    other_id = forms.TypedChoiceField(label=_("Superseded by"), coerce=UUID)

    def __init__(self, sent: Sent, *, others: Iterable[Recommendation]) -> None:
        """Offer those that stand."""
        super().__init__(sent)
        offer(self, "other_id", [(one.pk, f"{one.reference}: {one.words}") for one in others])


def about(finding: Finding, screened: type[forms.Form], plain: type[forms.Form]) -> Any:
    """Of two forms the one that looks at its words, where a finding is on a round."""
    return screened if finding.matter.kind == MatterKind.ROUND else plain


def offer(form: forms.Form, name: str, choices: list[Any]) -> None:
    """Let one of these be chosen in a field."""
    form.fields[name].choices = choices  # type: ignore[attr-defined]


def _matter_in_words(matter: Matter) -> str:
    return f"{matter.title} ({matter.get_kind_display()})"
