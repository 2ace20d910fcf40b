"""Pipeline records for administrators, to read: nothing here can be added, changed or deleted."""

from django.contrib import admin

from matching.bookings.models import Booking, Reading
from matching.galleries.models import GalleryState
from matching.searches.models import Search, Withholding
from portal.administration.desks import ReadOnlyDesk

OF_PLACE = ["jurisdiction__name", "=jurisdiction__code"]
BY_PLACE = "A place by its name or its code."


@admin.register(Booking)
class BookingAdmin(ReadOnlyDesk):
    """Bookings without the person, the group on record and the files."""

    list_display = ["id", "jurisdiction", "agency", "received_at", "flow"]
    list_filter = ["flow", "source"]
    list_select_related = ["jurisdiction", "agency"]
    search_fields = [*OF_PLACE, "=agency__ori"]
    search_help_text = "A place by its name or its code, or an agency by its ORI."
    exclude = ["person", "recorded_group"]


class JobAdmin(ReadOnlyDesk):
    """Work and its state; it is tried again on the page of operations."""

    list_display = ["id", "jurisdiction", "status", "attempts", "queued_at", "problem"]
    list_filter = ["status"]
    list_select_related = ["jurisdiction"]
    search_fields = OF_PLACE
    search_help_text = BY_PLACE
    exclude = ["lease_token"]


@admin.register(Reading)
class ReadingAdmin(JobAdmin):
    """Prints that are being read."""


@admin.register(Search)
class SearchAdmin(JobAdmin):
    """Searches of the galleries."""

    list_display = [*JobAdmin.list_display, "gallery"]
    list_filter = ["status", "gallery"]


@admin.register(Withholding)
class WithholdingAdmin(ReadOnlyDesk):
    """Bookings whose prints were kept from the immigration search."""

    list_display = ["booking_id", "jurisdiction", "reason", "withheld_at"]
    list_select_related = ["jurisdiction"]
    search_fields = OF_PLACE
    search_help_text = BY_PLACE


@admin.register(GalleryState)
class GalleryStateAdmin(ReadOnlyDesk):
    """The galleries and their versions."""

    list_display = ["name", "version"]
