"""Where the calendar of releases is found, and the board of those who make them."""

from django.urls import path

from reports.urls import converters  # noqa: F401  registers what stands in addresses
from reports.views import (
    board,
    board_days,
    board_early,
    board_progress,
    calendar,
)

urlpatterns = [
    path("figures/calendar/", calendar.release_calendar, name="release-calendar"),
    path(
        "figures/calendar/<slug:language>.ics",
        calendar.release_calendar_file,
        name="release-calendar-file",
    ),
    path("figures/early/", calendar.early_readers, name="early-readers"),
    path("figures/early/look/", calendar.early_look, name="early-look"),
    path("releases/", board.release_list, name="release-list"),
    path("releases/days/", board_days.release_days, name="release-days"),
    path("releases/progress/", board_progress.release_progress, name="release-progress"),
    path("releases/<int:number>/", board.release_detail, name="release-detail"),
    path(
        "releases/<int:number>/acknowledge/",
        board.release_acknowledge,
        name="release-acknowledge",
    ),
    path("releases/<int:number>/cancel/", board.release_cancel, name="release-cancel"),
    path("releases/<int:number>/early/", board_early.release_early, name="release-early"),
    path(
        "releases/<int:number>/early/<int:reader>/end/",
        board_early.release_early_end,
        name="release-early-end",
    ),
    path("releases/<int:number>/set-aside.csv", board.release_aside, name="release-aside"),
    path("releases/<int:number>/files/<file:path>", board.release_file, name="release-file"),
    path("releases/<int:number>/<slug:act>/", board.release_act, name="release-act"),
]
