"""What was announced, for administrators to read."""

from django.contrib import admin

from portal.administration.desks import ReadOnlyDesk
from portal.notices.models import NoticeRun


@admin.register(NoticeRun)
class NoticeRunAdmin(ReadOnlyDesk):
    """One line an act."""

    date_hierarchy = "ran_at"
    list_select_related = ["event__jurisdiction"]
    list_display = ["ran_at", "event", "letters", "unreachable", "history"]
    list_filter = ["history"]
    search_fields = ["event__jurisdiction__name", "=event__jurisdiction__code"]
    search_help_text = "A place by its name or its code."
