"""Events and periods for administrators, to read: nobody edits what follows from the list."""

from django.contrib import admin
from django.urls import reverse

from portal.administration.desks import ReadOnlyDesk
from portal.participation.models import ParticipationEvent, ParticipationPeriod


class OfAPlaceAdmin(ReadOnlyDesk):
    """Rows of a place, which its page of the register tells of too."""

    list_select_related = ["jurisdiction"]
    search_fields = ["jurisdiction__name", "=jurisdiction__code"]
    search_help_text = "A place by its name or its code."

    def view_on_site(self, obj: ParticipationEvent | ParticipationPeriod) -> str:
        """The page of the place."""
        return reverse("jurisdiction-detail", args=[obj.jurisdiction.code])


@admin.register(ParticipationEvent)
class ParticipationEventAdmin(OfAPlaceAdmin):
    """The append-only list."""

    list_display = ["jurisdiction", "act", "effective_at", "instrument", "authority", "entered_at"]
    list_filter = ["act", "instrument"]
    exclude = ["document"]  # its bytes would be read to show its name; the register has it


@admin.register(ParticipationPeriod)
class ParticipationPeriodAdmin(OfAPlaceAdmin):
    """What follows from the list."""

    list_display = ["jurisdiction", "during", "flow", "request"]
    list_filter = ["flow", "request"]
