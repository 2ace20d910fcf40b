"""Where the pages of reports are found."""

from django.urls import include, path

urlpatterns = [
    path("", include("reports.urls.board")),
    path("", include("reports.urls.figures")),
    path("", include("reports.urls.flags")),
    path("api/v1/releases/", include("reports.api.urls")),
]
