"""The forms of an agency's acts on a detainer, and the one call that each makes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from matching.detainers import services
from matching.detainers.forms import HoldRule, hold_rule
from matching.detainers.in_force import Offer, offer_for
from matching.detainers.models import Answer, Detainer, HoldCondition, Service
from matching.detainers.states import Status
from matching.holds.models import CustodyEnd
from matching.holds.services import report_end, report_release_due
from matching.status.claims import make_claim
from matching.status.models import Claim, Conviction
from matching.views.forms import WallClockField
from portal.accounts.models import User
from portal.confirm_form import ConfirmForm
from portal.day_input import DayInput
from portal.jurisdictions.clock import in_zone_of

Choice = Answer.Choice
LOCAL = _("Date and time by the clocks of the place.")


@dataclass(frozen=True)
class Doing:
    """A detainer, who acts on it, when, and what they sent (None while they only look)."""

    detainer: Detainer
    user: User
    at: datetime
    sent: QueryDict | None = None

    @property
    def who(self) -> dict[str, Any]:
        """Who acts, and when, as every service takes it."""
        return {"by": self.user, "at": self.at}

    @property
    def on(self) -> dict[str, Any]:
        """The detainer, who acts, and when."""
        return {"detainer_id": self.detainer.pk, **self.who}

    def instant(self, wall: datetime) -> datetime:
        """A time on the clocks of the place, as an instant."""
        return in_zone_of(self.detainer.jurisdiction, wall)


def _words(label: Any, *, required: bool = True) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, max_length=4000, required=required, widget=area)


class ServeForm(forms.Form):
    """How the person got the copy."""

    means = forms.ChoiceField(
        label=_("How"),
        choices=[one for one in Service.Means.choices if one[0] != Service.Means.PORTAL],
    )
    served_at = WallClockField(label=_("When"), help_text=LOCAL)
    proof = _words(_("What shows it: a signature, a receipt, who was there"))


class AnswerForm(forms.Form):
    """The agency's own decision; under a hold policy, with the condition that allows a hold."""

    choice = forms.ChoiceField(label=_("Answer of the agency"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, detainer: Detainer, offer: Offer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        holds = hold_rule(detainer.form, tuple(detainer.requests)) != HoldRule.NONE
        may_hold = holds and offer.allows_a_hold
        offered = [one for one in Choice if one != Choice.HONOR or may_hold]
        choice = cast(forms.ChoiceField, self.fields["choice"])
        choice.choices = [(one.value, _(one.label)) for one in offered]
        if offer.policy and may_hold:
            self._offer("condition_id", _("Condition of the policy of the place"), offer.met)
        if offer.state and may_hold:
            self._offer(
                "state_condition_id", _("Condition of the law of the state"), offer.state_met
            )

    def _offer(self, name: str, label: Any, met: tuple[HoldCondition, ...]) -> None:
        self.fields[name] = forms.TypedChoiceField(
            label=label,
            choices=[("", _("None: no hold")), *((one.pk, str(one)) for one in met)],
            coerce=int,
            empty_value=None,
            required=False,
            help_text=_("To honor it, name the condition that allows the hold."),
        )


class ConvictionForm(forms.Form):
    """A conviction on a charge of the booking."""

    charge_id = forms.TypedChoiceField(label=_("On the charge"), coerce=int)
    severity = forms.ChoiceField(
        label=_("Severity"), choices=[("", _("Choose")), *Conviction.Severity.choices]
    )
    convicted_on = forms.DateField(label=_("Convicted on"), widget=DayInput())
    source = forms.CharField(label=_("Court and number of the case"), max_length=200)

    def __init__(self, *args: Any, detainer: Detainer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        charges = [(one.pk, one.description) for one in detainer.booking.charges.all()]
        cast(forms.ChoiceField, self.fields["charge_id"]).choices = charges


class MomentForm(forms.Form):
    """When it was."""

    moment = WallClockField(label=_("When"), help_text=LOCAL)


class LiftForm(forms.Form):
    """Which court's order."""

    note = _words(_("Court, number and date of the order"))


class ClaimForm(forms.Form):
    """What somebody says of the person."""

    kind = forms.ChoiceField(label=_("The person"), choices=Claim.Kind, widget=forms.RadioSelect)
    claimant = forms.ChoiceField(label=_("Who says so"), choices=Claim.Claimant)
    words = _words(_("In which words"), required=False)


def form_of(key: str, doing: Doing) -> forms.Form:
    """The form of an act, with what was sent."""
    return FORMS[key](doing)


def run(key: str, doing: Doing, given: dict[str, Any]) -> None:
    """Do an act with what its valid form gave."""
    RUNS[key](doing, given)


def _plain(kind: type[forms.Form]) -> Callable[[Doing], forms.Form]:
    return lambda doing: kind(doing.sent)


def _end(kind: CustodyEnd.Kind) -> Callable[[Doing, dict[str, Any]], object]:
    return lambda doing, given: report_end(
        kind=kind, ended_at=doing.instant(given["moment"]), **doing.on
    )


def _serve(doing: Doing, given: dict[str, Any]) -> object:
    served_at = doing.instant(given.pop("served_at"))
    return services.serve(served_at=served_at, **given, **doing.on)


FORMS: dict[str, Callable[[Doing], forms.Form]] = {
    "acknowledge": _plain(ConfirmForm),
    "continue": _plain(ConfirmForm),
    "serve": _plain(ServeForm),
    "answer": lambda doing: AnswerForm(
        doing.sent, detainer=doing.detainer, offer=offer_for(doing.detainer, doing.at)
    ),
    "conviction": lambda doing: ConvictionForm(doing.sent, detainer=doing.detainer),
    "due": _plain(MomentForm),
    "release": _plain(MomentForm),
    "transfer": _plain(MomentForm),
    "lift": _plain(LiftForm),
    "claim": _plain(ClaimForm),
}
RUNS: dict[str, Callable[[Doing, dict[str, Any]], object]] = {
    "acknowledge": lambda doing, _given: services.acknowledge(**doing.on),
    "continue": lambda doing, _given: services.continue_detainer(**doing.on),
    "serve": _serve,
    "answer": lambda doing, given: services.answer(**given, **doing.on),
    "conviction": lambda doing, given: services.report_conviction(
        booking_id=doing.detainer.booking_id, **given, **doing.who
    ),
    "due": lambda doing, given: report_release_due(
        at_instant=doing.instant(given["moment"]), **doing.on
    ),
    "release": _end(CustodyEnd.Kind.RELEASED),
    "transfer": _end(CustodyEnd.Kind.TRANSFERRED),
    "lift": lambda doing, given: services.move_detainer(to=Status.LIFTED, **given, **doing.on),
    "claim": lambda doing, given: make_claim(
        booking_id=doing.detainer.booking_id, **given, **doing.who
    ),
}
