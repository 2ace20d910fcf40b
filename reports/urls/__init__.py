"""Where the pages of reports are found."""

from django.urls import include, path

urlpatterns = [
    path("", include("reports.urls.board")),
    path("", include("reports.urls.coverage")),
    path("", include("reports.urls.figures")),
    path("", include("reports.urls.flags")),
    path("", include("reports.urls.committee_seats")),
    path("", include("reports.urls.committee_meetings")),
    path("", include("reports.urls.committee_statements")),
    path("", include("reports.urls.committee_motions")),
    path("", include("reports.urls.committee_rounds")),
    path("", include("reports.urls.committee_reviews")),
    path("", include("reports.urls.committee_outliers")),
    path("", include("reports.urls.committee_findings")),
    path("", include("reports.urls.committee_report")),
    path("api/v1/releases/", include("reports.api.urls")),
]
