"""What was published, for administrators to read: a release is made at the statisticians' desk."""

from django.contrib import admin
from django.urls import reverse

from portal.administration.desks import ReadOnlyDesk
from reports.publication.models import Publication


@admin.register(Publication)
class PublicationAdmin(ReadOnlyDesk):
    """One line a version."""

    date_hierarchy = "published_at"
    list_display = ["quarter", "version", "published_at", "corrected_at", "synthetic"]
    list_filter = ["synthetic"]
    search_fields = ["=quarter", "=manifest"]
    search_help_text = "A quarter as 2011Q3, or the SHA-256 of a manifest."

    def view_on_site(self, obj: Publication) -> str:
        """Its own page."""
        return reverse("figure-version", args=[obj.quarter, obj.version])
