"""Jurisdictions and agencies for administrators."""

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse

from portal.administration.desks import Desk, ReadOnlyDesk
from portal.jurisdictions.models import Agency, AgencyToken, Jurisdiction
from portal.jurisdictions.people_admin import PersonAdmin

__all__ = ["AgencyAdmin", "AgencyTokenAdmin", "JurisdictionAdmin", "PersonAdmin"]


@admin.register(Jurisdiction)
class JurisdictionAdmin(Desk):
    """Counties, states and the program; the code and its place in the tree stay."""

    list_display = ["code", "name", "postal", "kind", "time_zone", "listed"]
    list_filter = ["kind", "listed"]
    search_fields = ["name", "code", "=postal"]
    search_help_text = "A place by its name or code, or a state by its two letters."
    fields = ["kind", "code", "name", "postal", "parent", "time_zone"]
    raw_id_fields = ["parent"]

    def get_readonly_fields(
        self, request: HttpRequest, obj: Jurisdiction | None = None
    ) -> list[str]:
        return ["kind", "code", "parent"] if obj else []

    def view_on_site(self, obj: Jurisdiction) -> str:
        """Its page of the register."""
        return reverse("jurisdiction-detail", args=[obj.code])


@admin.register(Agency)
class AgencyAdmin(Desk):
    """Booking agencies."""

    list_display = ["ori", "name", "jurisdiction", "active"]
    list_filter = ["active"]
    search_fields = ["ori", "name", "=jurisdiction__code"]
    search_help_text = "An agency by its ORI or name, or the code of its county."
    raw_id_fields = ["jurisdiction"]
    list_select_related = ["jurisdiction"]

    def get_readonly_fields(self, request: HttpRequest, obj: Agency | None = None) -> list[str]:
        return ["ori", "jurisdiction"] if obj else []


@admin.register(AgencyToken)
class AgencyTokenAdmin(ReadOnlyDesk):
    """Keys of agencies' software: a command issues them, and nobody reads one."""

    date_hierarchy = "created_at"
    exclude = ["digest"]
    list_display = ["agency", "created_at", "created_by", "expires_at", "revoked_at"]
    list_filter = [("revoked_at", admin.EmptyFieldListFilter)]
    list_select_related = ["agency", "created_by"]
    search_fields = ["=agency__ori", "agency__name"]
    search_help_text = "An agency by its ORI or name."
