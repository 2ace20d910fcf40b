"""The forms of the acts on a case."""

from datetime import date
from typing import Any, cast

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from matching.bookings.models import Booking
from matching.casework.page import Subject
from matching.detainers.boxes import forms_known_on
from matching.detainers.forms import Ask, Form, description_of
from matching.policy.models import Outcome
from matching.status.findings import Found
from matching.status.models import Claim, Conviction, Response
from matching.status.subjects import Presence
from portal.day_input import DayInput

NONE = [("", _("None"))]
KNOWN = [("", _("Unknown")), ("yes", _("Yes")), ("no", _("No"))]
ANSWERS = {"": None, "yes": True, "no": False}


def _words(label: Any, *, required: bool = True, hint: Any = "") -> forms.CharField:
    """A field of several lines, which is sealed."""
    area = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(
        label=label, max_length=4000, required=required, widget=area, help_text=hint
    )


class ReasonForm(forms.Form):
    """Why."""

    reason = _words(_("Reason"))


class AnswerForm(forms.Form):
    """What a query found."""

    finding = forms.ChoiceField(
        label=_("What the records say"), choices=Response.Finding, widget=forms.RadioSelect
    )
    ground = forms.ChoiceField(
        label=_("Ground"),
        choices=[*NONE, *Response.Ground.choices],
        required=False,
        help_text=_("Where the person is removable: on which ground."),
    )
    evidence_type = forms.ChoiceField(label=_("Kind of evidence"), choices=Response.EvidenceType)
    evidence = _words(_("Evidence"), hint=_("What it rests on, so that another person finds it."))


class ConvictionForm(forms.Form):
    """A conviction of the person of a booking."""

    charge_id = forms.TypedChoiceField(
        label=_("On a charge of this booking"), coerce=int, empty_value=None, required=False
    )
    ncic_code = forms.RegexField(
        r"^\d{4}$", label=_("NCIC code, four digits"), required=False, max_length=4
    )
    severity = forms.ChoiceField(
        label=_("Severity"),
        choices=Conviction.Severity.choices,
        initial=Conviction.Severity.UNKNOWN,
    )
    over_one_year = forms.TypedChoiceField(
        label=_("Punishable by more than a year"),
        choices=KNOWN,
        coerce=ANSWERS.get,
        empty_value=None,
        required=False,
    )
    aggravated_felony = forms.TypedChoiceField(
        label=_("Aggravated felony (8 USC 1101(a)(43))"),
        choices=KNOWN,
        coerce=ANSWERS.get,
        empty_value=None,
        required=False,
    )
    convicted_on = forms.DateField(label=_("Convicted on"), widget=DayInput())
    source = forms.CharField(label=_("Known from"), max_length=200)

    def __init__(self, *args: Any, booking: Booking, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        charges = [(one.pk, str(one)) for one in booking.charges.all()]
        cast(forms.ChoiceField, self.fields["charge_id"]).choices = [*NONE, *charges]


class SubjectsForm(forms.Form):
    """Circumstances, or factors: each present, absent or unknown, with a note."""

    def __init__(self, *args: Any, subjects: list[Subject], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shown = {one.key: (one.presence, one.note) for one in subjects}
        for one in subjects:
            presence, note = self.shown[one.key]
            self.fields[one.key] = forms.ChoiceField(
                label=_(one.label),
                choices=Presence.choices,
                initial=presence,
                widget=forms.RadioSelect,
            )
            self.fields[f"{one.key}_note"] = forms.CharField(
                label=_("Note: %(what)s") % {"what": _(one.label)},
                initial=note,
                required=False,
                max_length=2000,
            )

    def found(self) -> list[Found]:
        """What differs from what was shown; call it on a valid form."""
        given = [
            Found(key, self.cleaned_data[key], self.cleaned_data[f"{key}_note"].strip())
            for key in self.shown
        ]
        return [one for one in given if (one.presence, one.note) != self.shown[one.subject]]


class ClaimForm(forms.Form):
    """What somebody claims of the person."""

    kind = forms.ChoiceField(label=_("The person"), choices=Claim.Kind, widget=forms.RadioSelect)
    claimant = forms.ChoiceField(label=_("Who says so"), choices=Claim.Claimant)
    words = _words(_("In which words"), required=False)


class DecideClaimForm(forms.Form):
    """A supervisor's decision on a claim."""

    outcome = forms.ChoiceField(
        label=_("Decision"), choices=Claim.Outcome, widget=forms.RadioSelect
    )
    reason = _words(_("Reason"))


class OverrideForm(forms.Form):
    """A supervisor's own outcome."""

    outcome = forms.ChoiceField(
        label=_("Outcome"), choices=Outcome.choices, widget=forms.RadioSelect
    )
    reason = _words(_("Reason"))


class DraftForm(forms.Form):
    """A detainer on one form: the boxes are those that this form has."""

    form = forms.ChoiceField(widget=forms.HiddenInput)
    ground = forms.ChoiceField(label=_("Ground"), required=False)
    priority = forms.ChoiceField(label=_("Priority"), required=False)
    requests = forms.MultipleChoiceField(
        label=_("What is asked of the agency"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, form: str, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"form": form, "requests": [Ask.HOLD.value]}
        says = description_of(form)
        self.offer("form", forms_known_on(day))
        self.offer("requests", says.asks)
        for name, needed, offered in (
            ("ground", says.needs_ground, says.grounds),
            ("priority", says.needs_priority, says.priorities),
        ):
            if needed:
                self.offer(name, offered)
                self.fields[name].required = True
            else:
                del self.fields[name]

    def offer(self, name: str, values: tuple[TextChoices, ...]) -> None:
        """Let a field take these values; nothing is chosen for an officer who may choose."""
        choices = [(one.value, _(one.label)) for one in values]
        if len(choices) > 1 and name in ("ground", "priority"):
            choices = [("", _("Choose")), *choices]
        cast(forms.ChoiceField, self.fields[name]).choices = choices

    @property
    def known_forms(self) -> list[tuple[str, str]]:
        """Every form that may be chosen."""
        return list(cast(forms.ChoiceField, self.fields["form"]).choices)  # type: ignore[arg-type]

    @property
    def chosen_label(self) -> str:
        """The words of the form that the boxes are of."""
        return dict(self.known_forms)[self.initial["form"]]

    def boxes(self) -> dict[str, Any]:
        """What is marked; call it on a valid form."""
        return {"ground": "", "priority": "", **self.cleaned_data}


class CancelForm(forms.Form):
    """Why a detainer ends."""

    note = _words(_("Reason"))


def chosen_form(given: str, day: date) -> Form:
    """The form that somebody chose, or the latest that there is."""
    known = forms_known_on(day)
    return Form(given) if given in known else known[-1]
