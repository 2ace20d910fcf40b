"""Releases over HTTP, to read, for anyone: versions, files, figures, and places over time."""

from typing import Any

from django.http import Http404
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.pagination import LimitOffsetPagination
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.views import APIView

from reports.api.releases_out import FiguresOut, ReleaseOut, SeriesOut, VersionOut
from reports.publication import selectors
from reports.publication.models import Publication
from reports.publication.serving import figures_of, series_of
from reports.statistics.measures import MEASURES
from reports.statistics.stages import Group, Level

FILTERS = [
    OpenApiParameter("measure", str, enum=list(MEASURES), default="bookings"),
    OpenApiParameter("place", str, description="FIPS code of a county or state, or US."),
    OpenApiParameter("level", str, enum=Level.names),
    OpenApiParameter("group", str, enum=Group.names),
    OpenApiParameter("limit", int, description="Rows of a page, 5,000 at most."),
    OpenApiParameter("offset", int),
]


class FigureFilter(serializers.Serializer):
    """What figures are asked for."""

    measure = serializers.ChoiceField(choices=list(MEASURES), default="bookings")
    place = serializers.RegexField("^([0-9]{5}|[0-9]{2}|US)$", default="")
    level = serializers.ChoiceField(choices=Level.names, default="")
    group = serializers.ChoiceField(choices=Group.names, default="")


class Pages(LimitOffsetPagination):
    """Pages of 50, or of what ``limit`` asks for."""

    max_limit = 5000


class ReleaseList(APIView):
    """Every version that was published."""

    permission_classes = [AllowAny]

    @extend_schema(operation_id="api_releases", responses=VersionOut(many=True))
    def get(self, request: Request) -> Response:
        """The latest quarter first, and of it the latest version."""
        rows = selectors.publications()
        return Response(VersionOut(rows, many=True, context={"request": request}).data)


class ReleaseDetail(APIView):
    """One version with its files."""

    permission_classes = [AllowAny]

    @extend_schema(operation_id="api_release", responses=ReleaseOut)
    def get(self, request: Request, quarter: str = "", version: str = "") -> Response:
        """The version, or the one that stands for the quarter, or for the latest one."""
        published = _wanted(quarter, version)
        context = {"request": request, "files": selectors.files(published)}
        return Response(ReleaseOut(published, context=context).data)


@extend_schema_view(get=extend_schema(operation_id="api_release_latest"))
class LatestRelease(ReleaseDetail):
    """The version that stands for the latest quarter."""


@extend_schema_view(get=extend_schema(operation_id="api_release_quarter"))
class QuarterRelease(ReleaseDetail):
    """The version that stands for a quarter."""


class ReleaseFigures(APIView):
    """The figures of a version, page by page; the files have them all at once."""

    permission_classes = [AllowAny]

    @extend_schema(operation_id="api_release_figures", responses=FiguresOut, parameters=FILTERS)
    def get(self, request: Request, quarter: str, version: str) -> Response:
        """A measure by place, level and group; a row that is not there shows 0."""
        published = _wanted(quarter, version)
        asked = FigureFilter(data=request.query_params)
        asked.is_valid(raise_exception=True)
        wanted: dict[str, Any] = asked.validated_data
        pages = Pages()
        rows = pages.paginate_queryset(figures_of(published, **wanted), request)
        told = {
            "quarter": quarter,
            "version": version,
            "synthetic": published.synthetic,
            "measure": wanted["measure"],
            "definition": str(MEASURES[wanted["measure"]].definition),
            "bulk": _bulk(published, request),
            "count": pages.count,
            "next": pages.get_next_link(),
            "previous": pages.get_previous_link(),
            "results": rows,
        }
        return Response(FiguresOut(told).data)


class PlaceSeries(APIView):
    """One county or state, or the nation, over all quarters."""

    permission_classes = [AllowAny]

    @extend_schema(operation_id="api_release_place", responses=SeriesOut)
    def get(self, _request: Request, code: str) -> Response:
        """Of each quarter the version that stands today, the earliest first."""
        quarters = series_of(code)
        if not quarters:
            raise Http404
        return Response(SeriesOut({"place": code, "quarters": quarters}).data)


def _wanted(quarter: str, version: str) -> Publication:
    found = selectors.publication(quarter=quarter, version=version)
    if found is None:
        raise Http404
    return found


def _bulk(published: Publication, request: Request) -> list[str]:
    """The addresses of the files with all figures."""
    where = [published.quarter, published.version]
    return [
        reverse("figure-file", args=[*where, path], request=request)
        for path in selectors.paths(published, "data/")
    ]
