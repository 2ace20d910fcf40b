"""The forms of an addressee: the reply, a step, and the evidence that it is done."""

from django import forms
from django.utils.translation import gettext_lazy as _

from complaints.views.lines import LinesField
from portal.day_input import DayInput
from reports.committee.findings.advice import LONGEST_ADVICE, LONGEST_WORDS
from reports.committee.findings.answering import LONGEST_OFFICE
from reports.committee.findings.states import Stance
from reports.views.committee_findings_forms import StepChoiceForm


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
