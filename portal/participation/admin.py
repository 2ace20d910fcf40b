"""Events and periods for administrators, to read: nobody edits what follows from the list."""

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from portal.participation.models import ParticipationEvent, ParticipationPeriod


class ReadOnlyAdmin(admin.ModelAdmin):
    """Nobody adds, changes or deletes here."""

    actions = None
    list_select_related = ["jurisdiction"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False


@admin.register(ParticipationEvent)
class ParticipationEventAdmin(ReadOnlyAdmin):
    """The append-only list."""

    list_display = ["jurisdiction", "act", "effective_at", "instrument", "authority", "entered_at"]
    list_filter = ["act", "instrument"]
    search_fields = ["jurisdiction__name", "=jurisdiction__code"]
    exclude = ["document"]  # its bytes would be read to show its name; the register has it


@admin.register(ParticipationPeriod)
class ParticipationPeriodAdmin(ReadOnlyAdmin):
    """What follows from the list."""

    list_display = ["jurisdiction", "during", "flow", "request"]
    list_filter = ["flow", "request"]
    search_fields = ["jurisdiction__name", "=jurisdiction__code"]
