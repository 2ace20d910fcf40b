"""What the endpoints of releases answer."""

from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers
from rest_framework.reverse import reverse

from reports.gaps import Gap
from reports.publication.models import File, Publication
from reports.statistics.stages import Group, Level

GAPS = ", ".join(f"{gap.code} {gap.meaning}" for gap in Gap)
VERSION = {
    "quarter": "2026Q3",
    "version": "1.1",
    "published_at": "2026-10-06T12:00:00Z",
    "cut_off": "2026-08-15T06:00:00Z",
    "corrected_at": None,
    "reason": "Late records of one county.",
    "synthetic": True,
    "snapshot": "5dc9…",
    "manifest": "90ab…",
    "address": "https://portal.example/api/v1/releases/2026Q3/1.1/",
}


@extend_schema_serializer(examples=[OpenApiExample("A version", VERSION)])
class VersionOut(serializers.ModelSerializer):
    """A version of a quarter's figures."""

    address = serializers.SerializerMethodField()

    class Meta:
        model = Publication
        fields = [
            "quarter",
            "version",
            "published_at",
            "cut_off",
            "corrected_at",
            "reason",
            "synthetic",
            "snapshot",
            "manifest",
            "address",
        ]

    def get_address(self, published: Publication) -> str:
        """Where the version itself is found."""
        where = [published.quarter, published.version]
        return reverse("api-release", args=where, request=self.context.get("request"))


class FileOut(serializers.ModelSerializer):
    """A file of a version; its address gives the bytes, whole and without a key."""

    address = serializers.SerializerMethodField()

    class Meta:
        model = File
        fields = ["path", "size", "sha256", "address"]

    def get_address(self, file: File) -> str:
        """Where the bytes are."""
        published = self.context["published"]
        where = [published.quarter, published.version, file.path]
        return reverse("figure-file", args=where, request=self.context.get("request"))


class ReleaseOut(VersionOut):
    """A version with its findings and its files."""

    findings = serializers.JSONField(help_text="Facts as codes and numbers.")
    files = serializers.SerializerMethodField()

    class Meta(VersionOut.Meta):
        fields = [*VersionOut.Meta.fields, "findings", "files"]

    def get_files(self, published: Publication) -> list[dict[str, Any]]:
        """The files by path."""
        context = {**self.context, "published": published}
        return FileOut(self.context["files"], many=True, context=context).data  # type: ignore[return-value]


ROW = {"place": "39901", "level": "LEVEL_1", "group": "WHITE", "persons": 25}


@extend_schema_serializer(examples=[OpenApiExample("A figure", ROW)])
class FigureOut(serializers.Serializer):
    """How many bookings of a place, level and group a measure counts, as shown."""

    place = serializers.CharField(help_text="FIPS code of a county or state, or US.")
    level = serializers.SerializerMethodField()
    group = serializers.SerializerMethodField()
    persons = serializers.IntegerField(source="number")

    def get_level(self, row: dict[str, int]) -> str:
        """The name of the level."""
        return Level(row["level"]).name

    def get_group(self, row: dict[str, int]) -> str:
        """The name of the group."""
        return Group(row["group"]).name


class FiguresOut(serializers.Serializer):
    """A page of figures, with the version that they are of and the files that have them all."""

    quarter = serializers.CharField()
    version = serializers.CharField()
    synthetic = serializers.BooleanField()
    measure = serializers.CharField()
    definition = serializers.CharField()
    bulk = serializers.ListField(child=serializers.URLField())
    count = serializers.IntegerField()
    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    results = FigureOut(many=True)


IN_QUARTER = {
    **{"quarter": "2026Q3", "version": "1.1", "synthetic": True, "name": "Riverton County, OH"},
    **{"days": 92, "of_days": 92, "reported": True},
    "measures": {"bookings": 120, "forwarded": 118, "overdue": 0},
}


@extend_schema_serializer(examples=[OpenApiExample("A place in a quarter", IN_QUARTER)])
class InQuarterOut(serializers.Serializer):
    """A place in a quarter, by the version that stands."""

    quarter = serializers.CharField()
    version = serializers.CharField()
    synthetic = serializers.BooleanField()
    name = serializers.CharField()
    days = serializers.IntegerField()
    of_days = serializers.IntegerField()
    reported = serializers.BooleanField()
    measures = serializers.DictField(help_text=f"A number, or in its place: {GAPS}")


class SeriesOut(serializers.Serializer):
    """A place over the quarters."""

    place = serializers.CharField()
    quarters = InQuarterOut(many=True)
