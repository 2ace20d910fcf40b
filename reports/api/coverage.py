"""The figures of training over HTTP, to read, for anyone."""

from typing import Any

from django.http import Http404
from drf_spectacular.utils import (
    OpenApiExample,
    OpenApiParameter,
    extend_schema,
    extend_schema_serializer,
    extend_schema_view,
)
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from reports.api.releases import Pages
from reports.coverage.selectors import figures_in, sheet

FILTERS = [
    OpenApiParameter(
        "place", str, description="Code of a place, as in the dictionary of the CSV."
    ),
    OpenApiParameter("topic", str, description="Key of a topic."),
    OpenApiParameter("limit", int, description="Rows of a page, 5,000 at most."),
    OpenApiParameter("offset", int),
]
ROW = {"place": "39901", "topic": "introduction", "needed": 20, "held": 15, "lacking": 5}


class CoverageFilter(serializers.Serializer):
    """Which figures are asked for."""

    place = serializers.RegexField("^([0-9]{5}|[0-9]{2}|US)$", default="")
    topic = serializers.SlugField(default="", max_length=40)


@extend_schema_serializer(examples=[OpenApiExample("A figure of training", ROW)])
class CoverageFigureOut(serializers.Serializer):
    """How many people of a place need a topic, hold it and lack it: rounded to five."""

    place = serializers.CharField()
    topic = serializers.CharField()
    needed = serializers.IntegerField()
    held = serializers.IntegerField()
    lacking = serializers.IntegerField()


class CoverageOut(serializers.Serializer):
    """A page of a quarter's figures of training."""

    quarter = serializers.CharField()
    day = serializers.DateField(help_text="For which people were counted.")
    counted_at = serializers.DateTimeField()
    published_at = serializers.DateTimeField()
    synthetic = serializers.BooleanField()
    topics = serializers.DictField(help_text="Titles by key.")
    count = serializers.IntegerField()
    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    results = CoverageFigureOut(many=True)


class QuarterCoverage(APIView):
    """The figures of training of a quarter."""

    permission_classes = [AllowAny]

    @extend_schema(operation_id="api_coverage", responses=CoverageOut, parameters=FILTERS)
    def get(self, request: Request, quarter: str = "") -> Response:
        """Figures by place and topic; of the latest quarter where none is named."""
        told = sheet(quarter=quarter)
        if told is None:
            raise Http404
        asked = CoverageFilter(data=request.query_params)
        asked.is_valid(raise_exception=True)
        wanted: dict[str, Any] = asked.validated_data
        places = [wanted["place"]] if wanted["place"] else []
        pages = Pages()
        found = figures_in(told, places=places, topic=wanted["topic"])
        rows = pages.paginate_queryset(found, request)
        names = ("quarter", "day", "counted_at", "published_at", "synthetic", "topics")
        said = {
            **{name: getattr(told, name) for name in names},
            "count": pages.count,
            "next": pages.get_next_link(),
            "previous": pages.get_previous_link(),
            "results": rows,
        }
        return Response(CoverageOut(said).data)


@extend_schema_view(get=extend_schema(operation_id="api_coverage_latest"))
class LatestCoverage(QuarterCoverage):
    """The figures of training of the latest quarter."""
