"""What agencies' software sends about detainers.  Times without a zone are the place's own."""

from rest_framework import serializers

from matching.api.instants import Moment
from matching.detainers.models import Answer, Service
from matching.detainers.states import Status
from matching.status.models import Conviction

ISSUED = [(value, label) for value, label in Status.choices if value != Status.DRAFT]
MEANS = [choice for choice in Service.Means.choices if choice[0] != Service.Means.PORTAL]


class ListQuery(serializers.Serializer):
    """Which detainers are asked for."""

    state = serializers.MultipleChoiceField(
        choices=ISSUED, required=False, help_text="Only those that stand here; may be repeated."
    )
    ori = serializers.CharField(
        max_length=9, required=False, help_text="Only those issued to this agency."
    )
    changed_since = serializers.DateTimeField(
        required=False, help_text="Only those that changed at this instant or later."
    )


class AnswerIn(serializers.Serializer):
    """The agency's decision; under a hold policy HONOR names a condition that is met."""

    choice = serializers.ChoiceField(choices=Answer.Choice.choices)
    condition = serializers.IntegerField(
        required=False, min_value=1, max_value=2**63 - 1, help_text="Of the place's own policy."
    )
    state_condition = serializers.IntegerField(
        required=False, min_value=1, max_value=2**63 - 1, help_text="Of the policy of the state."
    )


class ServiceIn(serializers.Serializer):
    """How and when the person got the copy, and what shows it."""

    means = serializers.ChoiceField(choices=MEANS)
    served_at = Moment()
    proof = serializers.CharField(max_length=2000)


class InstantIn(serializers.Serializer):
    """When it was."""

    at = Moment()


class ConvictionIn(serializers.Serializer):
    """A conviction on a charge of the booking, by the charge's id."""

    charge = serializers.IntegerField(min_value=1, max_value=2**63 - 1)
    convicted_on = serializers.DateField()
    severity = serializers.ChoiceField(choices=Conviction.Severity.choices)
    known_from = serializers.CharField(max_length=200, help_text="The court, or the record.")
