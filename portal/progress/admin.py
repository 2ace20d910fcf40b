"""Long work for administrators: what waits, runs and stopped, and what for."""

from django.contrib import admin

from portal.administration.desks import ReadOnlyDesk
from portal.progress.models import Work


@admin.register(Work)
class WorkAdmin(ReadOnlyDesk):
    """It is canceled and tried again where it was asked for, never here."""

    date_hierarchy = "asked_at"
    exclude = ["lease_token"]
    list_display = ["asked_at", "kind", "status", "done", "total", "asked_by", "problem"]
    list_filter = ["kind", "status"]
    list_select_related = ["asked_by"]
    search_fields = ["=asked_by__username"]
    search_help_text = "The name of an account, in full."
