"""The register over HTTP, to read, for anyone."""

from typing import Any

from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.pagination import LimitOffsetPagination
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from portal.participation.acts import Act, Flow, Instrument
from portal.participation.acts import Request as Asked
from portal.register import selectors
from portal.register.dossiers import Dossier, dossier
from portal.register.forms import MomentForm, RegisterSearch
from portal.register.moments import Moment

AT = OpenApiParameter(
    "at", str, description="A day (by each place's own clocks, its last instant) or an instant."
)
FILTERS = [AT, *(OpenApiParameter(name, str) for name in ("q", "state", "flow", "request"))]


class PlaceOut(serializers.Serializer):
    """One place with its flow and its request."""

    code = serializers.CharField()
    kind = serializers.ChoiceField(choices=selectors.Kind.choices)
    name = serializers.CharField()
    state = serializers.CharField(source="postal")
    time_zone = serializers.CharField()
    population = serializers.IntegerField(allow_null=True)
    flow = serializers.ChoiceField(choices=Flow.choices)
    request = serializers.ChoiceField(choices=Asked.choices)


class ActOut(serializers.Serializer):
    """One act of the list."""

    id = serializers.IntegerField(source="pk")
    code = serializers.CharField(source="jurisdiction.code")
    act = serializers.ChoiceField(choices=Act.choices)
    instrument = serializers.ChoiceField(choices=Instrument.choices)
    authority = serializers.CharField()
    citation = serializers.CharField()
    city = serializers.CharField()
    reason = serializers.CharField()
    received_at = serializers.DateTimeField()
    effective_at = serializers.DateTimeField()
    entered_at = serializers.DateTimeField()
    retroactive = serializers.BooleanField()
    concerns = serializers.IntegerField(source="concerns_id", allow_null=True)
    document_sha256 = serializers.CharField(source="document.sha256", default=None)


class PositionOut(serializers.Serializer):
    """Where an authority stands on the latest request."""

    authority = serializers.CharField()
    act = serializers.ChoiceField(choices=Act.choices)
    received_at = serializers.DateTimeField()


class PlacePage(serializers.Serializer):
    """One place at an instant: its three axes, why, and every act about it and what is above."""

    code = serializers.CharField(source="place.code")
    name = serializers.CharField(source="place.name")
    at = serializers.DateTimeField()
    flow = serializers.ChoiceField(choices=Flow.choices, source="axes.flow")
    request = serializers.ChoiceField(choices=Asked.choices, source="axes.request")
    explanation = serializers.CharField()
    because = serializers.IntegerField(source="axes.because.pk", default=None)
    positions = PositionOut(many=True)
    acts = ActOut(many=True)


class Pages(LimitOffsetPagination):
    """Pages of 50, or of what ``limit`` asks for."""

    max_limit = 500


class JurisdictionList(APIView):
    """Counties by state and name."""

    permission_classes = [AllowAny]
    serializer_class = PlaceOut

    @extend_schema(responses=PlaceOut(many=True), parameters=FILTERS)
    def get(self, request: Request) -> Response:
        """The counties that fit, 50 a page (``limit``, ``offset``); 400 for an unknown value."""
        form = RegisterSearch(request.GET)
        if not form.is_valid():
            raise serializers.ValidationError(form.sentence)
        found = selectors.counties(moment=_moment(form), wanted=form.wanted)
        pages = Pages()
        rows = pages.paginate_queryset(found, request)
        return pages.get_paginated_response(PlaceOut(rows, many=True).data)


class JurisdictionDetail(APIView):
    """One place: a county, a state, or the program (US)."""

    permission_classes = [AllowAny]
    serializer_class = PlacePage

    @extend_schema(responses=PlacePage, parameters=[AT])
    def get(self, request: Request, fips: str) -> Response:
        """The place at a moment, now if none is given."""
        form = MomentForm(request.GET)
        if not form.is_valid():
            raise serializers.ValidationError(form.sentence)
        found = dossier(code=fips, moment=_moment(form))
        if found is None:
            raise Http404
        return Response(PlacePage(_plain(found)).data)


def _moment(form: MomentForm) -> Moment:
    return form.moment or Moment(instant=timezone.now())


def _plain(found: Dossier) -> dict[str, Any]:
    positions = [
        {"authority": who, "act": event.act, "received_at": event.received_at}
        for who, event in found.axes.positions.items()
    ]
    acts = [entry.event for entry in found.entries]
    return {**vars(found), "positions": positions, "acts": acts}
