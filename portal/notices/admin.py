"""What was announced, for administrators to read."""

from django.contrib import admin

from portal.notices.models import NoticeRun
from portal.participation.admin import ReadOnlyAdmin


@admin.register(NoticeRun)
class NoticeRunAdmin(ReadOnlyAdmin):
    """One line an act."""

    list_select_related = ["event__jurisdiction"]
    list_display = ["ran_at", "event", "letters", "unreachable", "history"]
    list_filter = ["history"]
