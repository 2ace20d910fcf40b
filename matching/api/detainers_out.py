"""A detainer as it is answered to agencies' software: numbers and codes, never a name."""

from datetime import date, datetime
from typing import Any

from django.urls import reverse
from rest_framework import serializers

from matching.agencies.selectors import charges_of
from matching.bookings.models import Charge
from matching.detainers.forms import Ask, Form
from matching.detainers.in_force import Offer, Weighed, offer_for
from matching.detainers.models import Answer, Detainer, HoldPolicy, Service
from matching.detainers.states import Status
from matching.holds.models import CustodyEnd
from matching.holds.stages import Early
from matching.status.models import Conviction


class AnswerOut(serializers.Serializer):
    """The agency's standing answer."""

    choice = serializers.ChoiceField(choices=Answer.Choice.choices)
    condition = serializers.IntegerField(source="condition_id", allow_null=True)
    state_condition = serializers.IntegerField(source="state_condition_id", allow_null=True)
    answered_at = serializers.DateTimeField()


class ServiceOut(serializers.Serializer):
    """How the person got the copy."""

    means = serializers.ChoiceField(choices=Service.Means.choices)
    served_at = serializers.DateTimeField()


class ClockOut(serializers.Serializer):
    """The 48 hours of the booking, and the last instant of the hold, which may be earlier."""

    started_at = serializers.DateTimeField()
    deadline_at = serializers.DateTimeField(help_text="When the 48 hours end.")
    over_at = serializers.DateTimeField(
        allow_null=True,
        help_text="Since when, before that, no detainer holds the person: release at once.",
    )
    over_because = serializers.ChoiceField(choices=Early.choices, allow_blank=True)
    ends_at = serializers.DateTimeField(help_text="The earlier of both: release by then.")
    zone = serializers.CharField()
    ended = serializers.BooleanField()


class CustodyEndOut(serializers.Serializer):
    """How the agency's custody ended."""

    kind = serializers.ChoiceField(choices=CustodyEnd.Kind.choices)
    ended_at = serializers.DateTimeField()


class DetainerOut(serializers.Serializer):
    """One detainer of a list."""

    number = serializers.CharField()
    ori = serializers.CharField(source="agency.ori")
    jurisdiction = serializers.CharField(source="jurisdiction.code")
    booking = serializers.UUIDField(source="booking_id")
    local_number = serializers.CharField(source="booking.local_number")
    form = serializers.ChoiceField(choices=Form.choices)
    requests = serializers.ListField(child=serializers.ChoiceField(choices=Ask.choices))
    conditional = serializers.BooleanField()
    state = serializers.ChoiceField(source="status", choices=Status.choices)
    issued_at = serializers.DateTimeField()
    changed_at = serializers.DateTimeField()
    received_at = serializers.DateTimeField(allow_null=True)
    answer = AnswerOut(allow_null=True)
    service = ServiceOut(allow_null=True)
    clock = ClockOut(allow_null=True)
    custody_end = CustodyEndOut(allow_null=True)
    paper = serializers.CharField(help_text="Where the paper is found, as PDF.")


class DetainerPage(serializers.Serializer):
    """One page of a list, with the addresses of the next and the previous one."""

    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    results = DetainerOut(many=True)


class ConditionOut(serializers.Serializer):
    """A condition of a hold policy; ``met`` is null where what is known does not tell."""

    id = serializers.IntegerField()
    number = serializers.IntegerField()
    words = serializers.CharField()
    met = serializers.BooleanField(allow_null=True)


class PolicyOut(serializers.Serializer):
    """A hold policy in force, and what it allows on this detainer."""

    title = serializers.CharField()
    citation = serializers.CharField()
    conditions = ConditionOut(many=True)


class ChargeOut(serializers.Serializer):
    """A charge of the booking, by the id that a conviction names."""

    id = serializers.IntegerField()
    ncic_code = serializers.CharField()
    severity = serializers.CharField()
    convicted_on = serializers.DateField(allow_null=True)


class DetainerAnswer(DetainerOut):
    """One detainer with what an answer to it and a conviction name."""

    may_be_honored = serializers.BooleanField(
        help_text="False where a hold policy in force has no condition that is met."
    )
    policy = PolicyOut(allow_null=True)
    state_policy = PolicyOut(allow_null=True)
    charges = ChargeOut(many=True)


class Refused(serializers.Serializer):
    """Why it was not done."""

    detail = serializers.CharField()


def present(detainer: Detainer) -> Any:
    """The answer for one detainer of a list, which ``with_all`` has read."""
    return DetainerOut(_plain(detainer)).data


def present_whole(detainer: Detainer, *, at: datetime) -> Any:
    """The answer for one detainer alone, with the hold policies in force at an instant."""
    offer = offer_for(detainer, at)
    return DetainerAnswer(_plain(detainer) | _offered(offer) | _charged(detainer)).data


def _plain(detainer: Detainer) -> dict[str, Any]:
    """The fields by name; what is not on record is None."""
    booking, receipt = detainer.booking, getattr(detainer, "receipt", None)
    standing: list[Answer] = getattr(detainer, "standing")  # noqa: B009  set by the selector
    handed_over: list[Service] = getattr(detainer, "handed_over")  # noqa: B009  likewise
    return {
        "number": detainer.number,
        "agency": detainer.agency,
        "jurisdiction": detainer.jurisdiction,
        "booking": booking,
        "booking_id": detainer.booking_id,
        "form": detainer.form,
        "requests": detainer.requests,
        "conditional": detainer.conditional,
        "status": detainer.status,
        "issued_at": detainer.issued_at,
        "changed_at": detainer.changed_at,
        "received_at": receipt and receipt.acknowledged_at,
        "answer": standing[0] if standing else None,
        "service": handed_over[0] if handed_over else None,
        "clock": getattr(booking, "hold_clock", None),
        "custody_end": getattr(booking, "custody_end", None),
        "paper": reverse("api-detainer-paper", args=[detainer.number]),
    }


def _offered(offer: Offer) -> dict[str, Any]:
    return {
        "may_be_honored": offer.allows_a_hold,
        "policy": _policy(offer.policy, offer.conditions),
        "state_policy": _policy(offer.state, offer.state_conditions),
    }


def _policy(policy: HoldPolicy | None, weighed: tuple[Weighed, ...]) -> dict[str, Any] | None:
    if policy is None:
        return None
    conditions = [
        {
            "id": one.condition.pk,
            "number": one.condition.number,
            "words": one.condition.words,
            "met": one.holds,
        }
        for one in weighed
    ]
    return {"title": policy.title, "citation": policy.citation, "conditions": conditions}


def _charged(detainer: Detainer) -> dict[str, Any]:
    charges = [
        {
            "id": charge.pk,
            "ncic_code": charge.ncic_code,
            "severity": charge.severity,
            "convicted_on": _convicted_on(charge),
        }
        for charge in charges_of(detainer)
    ]
    return {"charges": charges}


def _convicted_on(charge: Charge) -> date | None:
    live: list[Conviction] = getattr(charge, "convicted")  # noqa: B009  set by the selector
    return live[0].convicted_on if live else None
