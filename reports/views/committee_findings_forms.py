"""The forms of findings and recommendations: the desk's, the addressee's, and the filters."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from complaints.views.lines import LinesField
from portal.day_input import DayInput
from portal.jurisdictions.models import Jurisdiction
from reports.committee.findings.advice import LONGEST_ADVICE, LONGEST_WHY, LONGEST_WORDS, Step
from reports.committee.findings.answering import LONGEST_OFFICE
from reports.committee.findings.models import (
    LONGEST_TEXT,
    LONGEST_TITLE,
    Finding,
    Proposal,
    Recommendation,
)
from reports.committee.findings.states import Opinion, Progress, Stance, Status
from reports.committee.meetings.models import AgendaItem
from reports.committee.motions.models import Motion
from reports.committee.seats.models import Matter
from reports.committee.seats.states import Duty

ANY = [("", _("Any"))]
Sent = QueryDict | None


class ConfirmForm(forms.Form):
    """Nothing to fill in."""


class DeskFilterForm(forms.Form):
    """Which findings the desk shows."""

    status = forms.ChoiceField(label=_("State"), required=False, choices=[*ANY, *Status.choices])


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
        _offer(self, "addressee", [*ANY, *((place.code, str(place)) for place in addressees)])


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


class NewFindingForm(FindingForm):
    """The same, on a matter."""

    matter = forms.ModelChoiceField(queryset=None, label=_("Matter"))  # type: ignore[var-annotated]
    field_order = ("matter", "duty", "title", "text")

    def __init__(self, sent: Sent, *, matters: Any) -> None:
        """Offer the matters from which the person need not keep away."""
        super().__init__(sent)
        field: Any = self.fields["matter"]
        field.queryset, field.label_from_instance = matters, _matter_in_words


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
        _offer(self, "proposal_id", words)


class ItemForm(forms.Form):
    """Where it was deliberated."""

    item_id = forms.TypedChoiceField(label=_("Item"), coerce=UUID, widget=forms.RadioSelect)

    def __init__(self, sent: Sent, *, items: Iterable[AgendaItem]) -> None:
        """Offer the items about the same matter."""
        super().__init__(sent)
        words = [(one.pk, f"{one.meeting.title}: {one.number}. {one.title}") for one in items]
        _offer(self, "item_id", words)


class MotionForm(forms.Form):
    """Which vote decided."""

    motion_id = forms.TypedChoiceField(label=_("Motion"), coerce=UUID, widget=forms.RadioSelect)

    def __init__(self, sent: Sent, *, motions: Iterable[Motion]) -> None:
        """Offer the votes on the same matter."""
        super().__init__(sent)
        words = [(one.pk, f"{one.get_status_display()}: {one.wording}") for one in motions]
        _offer(self, "motion_id", words)


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
        _offer(self, "step", [(one.number, f"{one.number}. {one.words}") for one in steps])


class AskMoreForm(StepChoiceForm):
    """Which step, and what is missing."""

    reason = LinesField(
        label=_("What is missing"), help_text=_("The public reads it."), most=LONGEST_WHY
    )


class DoneForm(StepChoiceForm):
    """Which step, and how one can see that it is done."""

    evidence = LinesField(
        label=_("Evidence"), help_text=_("Name no private person."), most=LONGEST_WORDS
    )
    file = forms.FileField(
        label=_("Document"),
        required=False,
        max_length=120,
        help_text=_("PDF, PNG or JPEG, up to 20 MB. The public can download it."),
    )


class SupersedeForm(forms.Form):
    """Which one stands in its place."""

    other_id = forms.TypedChoiceField(label=_("Superseded by"), coerce=UUID)

    def __init__(self, sent: Sent, *, others: Iterable[Recommendation]) -> None:
        """Offer those that stand."""
        super().__init__(sent)
        _offer(self, "other_id", [(one.pk, f"{one.reference}: {one.words}") for one in others])


class AnswerForm(forms.Form):
    """What an addressee replies."""

    stance = forms.ChoiceField(
        label=_("Do you concur?"), choices=Stance.choices, widget=forms.RadioSelect
    )
    words = LinesField(
        label=_("Reply"),
        help_text=_("It is public, and stays as it is. Name no private person."),
        most=LONGEST_WORDS,
        rows=8,
    )
    office = forms.CharField(label=_("Office that answers for it"), max_length=LONGEST_OFFICE)


class UndertakeForm(forms.Form):
    """What will be done, and by when."""

    words = LinesField(label=_("What you will do"), most=LONGEST_ADVICE)
    due_on = forms.DateField(label=_("By the end of"), widget=DayInput())


def _offer(form: forms.Form, name: str, choices: list[Any]) -> None:
    form.fields[name].choices = choices  # type: ignore[attr-defined]


def _matter_in_words(matter: Matter) -> str:
    return f"{matter.title} ({matter.get_kind_display()})"
