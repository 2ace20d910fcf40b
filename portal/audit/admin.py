"""The trail for administrators, to read."""

from django.contrib import admin
from django.http import HttpRequest

from portal.audit.models import AuditEvent


@admin.register(AuditEvent)
class AuditEventAdmin(admin.ModelAdmin):
    """Nobody adds, changes or deletes a line."""

    actions = None
    list_display = ["happened_at", "event", "subject_type", "subject_id", "actor", "after"]
    list_filter = ["event"]
    search_fields = ["subject_id", "actor"]
    exclude = ["leaf"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: AuditEvent | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: AuditEvent | None = None) -> bool:
        return False
