"""A booking as it is answered to agencies' software."""

from typing import Any

from rest_framework import serializers

from matching.bookings.models import Booking
from matching.outcome import outcomes_of, state_of, timeline_of


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
    ori = serializers.CharField(source="agency.ori")
    jurisdiction = serializers.CharField(source="jurisdiction.code")
    local_number = serializers.CharField()
    booked_at = serializers.DateTimeField()
    received_at = serializers.DateTimeField()
    flow = serializers.CharField()
    state = serializers.CharField()
    timeline = StepOut(many=True)
    outcomes = OutcomeOut(many=True)


def present(booking: Booking) -> Any:
    """The answer for one booking."""
    booking.state = state_of(booking)
    booking.timeline = timeline_of(booking)
    booking.outcomes = outcomes_of(booking)
    return BookingAnswer(booking).data
