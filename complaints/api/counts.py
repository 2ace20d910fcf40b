"""The figures of complaints over HTTP, for anybody."""

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from complaints.asking.stages import Stage
from complaints.casework.models import Deadline
from complaints.casework.outcomes import Outcome
from complaints.counts.ages import BANDS
from complaints.counts.services import latest_figures
from complaints.models import Complaint


class TopicOut(serializers.Serializer):
    """How many complaints there are about something, at each stage."""

    topic = serializers.ChoiceField(choices=Complaint.Topic.choices)
    total = serializers.IntegerField()
    stages = serializers.DictField(
        child=serializers.IntegerField(), help_text=f"By stage: {', '.join(Stage.values)}."
    )


class TogetherOut(serializers.Serializer):
    """How many complaints there are, where staff put together those of one matter."""

    once = serializers.IntegerField(help_text="Each matter counted once.")
    times = serializers.IntegerField(help_text="Each complaint counted.")


class AgeOut(serializers.Serializer):
    """How old the complaints of a stage are, which are not over."""

    stage = serializers.ChoiceField(choices=Stage.choices)
    ages = serializers.DictField(
        child=serializers.IntegerField(), help_text=f"By age: {', '.join(BANDS)}."
    )


class EndOut(serializers.Serializer):
    """How many complaints that are closed now ended in a way."""

    outcome = serializers.ChoiceField(choices=Outcome.choices)
    number = serializers.IntegerField()


class MissedOut(serializers.Serializer):
    """How many deadlines were missed since the portal began."""

    deadline = serializers.ChoiceField(choices=Deadline.Rule.choices)
    number = serializers.IntegerField()


class AboutOut(serializers.Serializer):
    """How many complaints there are about a place."""

    code = serializers.CharField()
    name = serializers.CharField()
    about = serializers.IntegerField(help_text="Rounded to five.")


class CountsOut(serializers.Serializer):
    """The figures of a week: exact for the whole program, rounded for places from ten on."""

    week = serializers.DateField()
    computed_at = serializers.DateTimeField()
    total = serializers.IntegerField()
    # Figures of before they were counted together have none.
    together = TogetherOut(required=False)
    topics = TopicOut(many=True)
    ages = AgeOut(many=True, required=False)
    outcomes = EndOut(many=True)
    missed = MissedOut(many=True)
    questions_missed = serializers.IntegerField()
    names_opened_without_consent = serializers.IntegerField()
    disposed_of = serializers.IntegerField()
    places = AboutOut(many=True)


class CountsView(APIView):
    """The counts of complaints."""

    permission_classes = [AllowAny]

    @extend_schema(operation_id="api_complaint_counts", responses=CountsOut)
    def get(self, _request: Request) -> Response:
        """The figures published last; 404 before the first."""
        figures = latest_figures()
        if figures is None:
            raise Http404
        told = {"week": figures.week, "computed_at": figures.computed_at, **figures.told}
        return Response(CountsOut(told).data)
