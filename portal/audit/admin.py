"""The trail for administrators, to read."""

from django.contrib import admin

from portal.administration.desks import ReadOnlyDesk
from portal.audit.models import AuditEvent


@admin.register(AuditEvent)
class AuditEventAdmin(ReadOnlyDesk):
    """Nobody adds, changes or deletes a line."""

    list_display = ["happened_at", "event", "subject_type", "subject_id", "actor", "after"]
    search_fields = ["=event", "=subject_id", "=actor"]
    search_help_text = "What happened (as import.applied), the number of a record, or an actor."
    exclude = ["leaf"]
