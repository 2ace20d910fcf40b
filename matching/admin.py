"""Pipeline records for administrators, to read: nothing here can be added, changed or deleted."""

from django.contrib import admin
from django.http import HttpRequest

from matching.bookings.models import Booking, Reading
from matching.galleries.models import GalleryState
from matching.searches.models import Search, Withholding


class ReadOnlyAdmin(admin.ModelAdmin):
    """A list and a page without a way to write."""

    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(Booking)
class BookingAdmin(ReadOnlyAdmin):
    """Bookings without the person, the group on record and the files."""

    list_display = ["id", "jurisdiction", "agency", "received_at", "flow"]
    list_filter = ["flow", "source"]
    list_select_related = ["jurisdiction", "agency"]
    exclude = ["person", "recorded_group"]


@admin.register(Reading, Search)
class JobAdmin(ReadOnlyAdmin):
    """Work and its state."""

    list_display = ["id", "jurisdiction", "status", "attempts", "queued_at", "problem"]
    list_filter = ["status"]
    list_select_related = ["jurisdiction"]
    exclude = ["lease_token"]


@admin.register(Withholding)
class WithholdingAdmin(ReadOnlyAdmin):
    """Bookings whose prints were kept from the immigration search."""

    list_display = ["booking_id", "jurisdiction", "reason", "withheld_at"]
    list_select_related = ["jurisdiction"]


@admin.register(GalleryState)
class GalleryStateAdmin(ReadOnlyAdmin):
    """The galleries and their versions."""

    list_display = ["name", "version"]
