"""Jurisdictions and agencies for administrators."""

from django.contrib import admin
from django.http import HttpRequest

from portal.jurisdictions.models import Agency, Jurisdiction
from portal.jurisdictions.people_admin import PersonAdmin

__all__ = ["AgencyAdmin", "JurisdictionAdmin", "PersonAdmin"]


class KeptAdmin(admin.ModelAdmin):
    """Records that may be added and changed, and are never deleted."""

    actions = None

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(Jurisdiction)
class JurisdictionAdmin(KeptAdmin):
    """Counties, states and the program; the code and its place in the tree stay."""

    list_display = ["code", "name", "postal", "kind", "time_zone"]
    list_filter = ["kind"]
    search_fields = ["name", "code", "=postal"]
    fields = ["kind", "code", "name", "postal", "parent", "time_zone"]
    raw_id_fields = ["parent"]

    def get_readonly_fields(
        self, request: HttpRequest, obj: Jurisdiction | None = None
    ) -> list[str]:
        return ["kind", "code", "parent"] if obj else []


@admin.register(Agency)
class AgencyAdmin(KeptAdmin):
    """Booking agencies."""

    list_display = ["ori", "name", "jurisdiction", "active"]
    search_fields = ["ori", "name"]
    raw_id_fields = ["jurisdiction"]
    list_select_related = ["jurisdiction"]

    def get_readonly_fields(self, request: HttpRequest, obj: Agency | None = None) -> list[str]:
        return ["ori", "jurisdiction"] if obj else []
