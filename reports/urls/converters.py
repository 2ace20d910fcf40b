"""Quarters, versions, places and files in addresses."""

from django.urls import register_converter


class QuarterConverter:
    """A quarter of the federal fiscal year, as 2026Q3."""

    regex = "[0-9]{4}Q[1-4]"

    def to_python(self, value: str) -> str:
        """The name as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """The name as it stands."""
        return value


class VersionConverter(QuarterConverter):
    """A version, as 1.0."""

    regex = r"[1-9][0-9]*\.[0-9]+"


class PlaceConverter(QuarterConverter):
    """A county or a state by its FIPS code, or the nation; no database is asked for others."""

    regex = "[0-9A-Z]{1,9}"


class FileConverter(QuarterConverter):
    """The path of a file in a package; no database is asked for other signs."""

    regex = "[A-Za-z0-9_./-]+"


register_converter(QuarterConverter, "quarter")
register_converter(VersionConverter, "version")
register_converter(PlaceConverter, "place")
register_converter(FileConverter, "file")
