"""A booking as it is answered to agencies' software."""

from typing import Any

from rest_framework import serializers

from matching.bookings.models import Booking
from matching.outcome import State, outcomes_of, state_of, timeline_of


class StepOut(serializers.Serializer):
    """One step of the timeline."""

    title = serializers.CharField()
    state = serializers.ChoiceField(choices=["done", "waiting", "stopped", "failed"])
    at = serializers.DateTimeField(allow_null=True)
    detail = serializers.CharField()


class OutcomeOut(serializers.Serializer):
    """What came of one search."""

    gallery = serializers.CharField()
    result = serializers.CharField()
    number = serializers.CharField()
    at = serializers.DateTimeField(allow_null=True)


class BookingAnswer(serializers.Serializer):
    """One booking."""

    id = serializers.UUIDField()
    ori = serializers.CharField()
    jurisdiction = serializers.CharField()
    local_number = serializers.CharField()
    booked_at = serializers.DateTimeField()
    received_at = serializers.DateTimeField()
    flow = serializers.CharField()
    state = serializers.ChoiceField(choices=State.choices)
    timeline = StepOut(many=True)
    outcomes = OutcomeOut(many=True)


def present(booking: Booking) -> Any:
    """The answer for one booking."""
    answer = {
        "id": booking.pk,
        "ori": booking.agency.ori,
        "jurisdiction": booking.jurisdiction.code,
        "local_number": booking.local_number,
        "booked_at": booking.booked_at,
        "received_at": booking.received_at,
        "flow": booking.flow,
        "state": state_of(booking),
        "timeline": timeline_of(booking),
        "outcomes": outcomes_of(booking),
    }
    return BookingAnswer(answer).data
