"""What the staff's tools send with an act: the fields of the desk's forms."""

from rest_framework import serializers

from complaints.casework.outcomes import Outcome
from complaints.states import Status


class ActIn(serializers.Serializer):
    """The fields of the act; the others are left out.  The desk's forms read them."""

    to = serializers.ChoiceField(choices=Status.choices, required=False, help_text="move")
    outcome = serializers.ChoiceField(
        choices=Outcome.choices, required=False, help_text="move, to close"
    )
    note = serializers.CharField(required=False, help_text="move; sealed")
    reason = serializers.CharField(required=False, help_text="pause and extend; sealed")
    until = serializers.DateField(required=False, help_text="pause")
    investigator = serializers.IntegerField(required=False, help_text="assign; id of a person")
    user = serializers.IntegerField(required=False, help_text="recuse; id of a person")
    body = serializers.IntegerField(required=False, help_text="refer; id of another body")
    picked = serializers.ListField(
        child=serializers.CharField(), required=False, help_text="refer; what is handed over"
    )
    team = serializers.CharField(required=False, help_text="team; id of a team")
