"""Where the pages of complaints are found."""

from django.urls import include, path

from complaints.views import notice

urlpatterns = [
    path("", include("complaints.urls.evidence")),
    path("", include("complaints.urls.filing")),
    path("", include("complaints.urls.following")),
    path("", include("complaints.urls.desk")),
    path("", include("complaints.urls.words")),
    path("", include("complaints.urls.routing")),
    path("", include("complaints.urls.bulk")),
    path("", include("complaints.urls.clusters")),
    path("", include("complaints.urls.referrals")),
    path("", include("complaints.urls.intake")),
    path("", include("complaints.urls.paper")),
    path("", include("complaints.urls.retention")),
    path("", include("complaints.urls.counts")),
    path("api/complaints/", include("complaints.api.urls")),
    path("notice/complaint/", notice.notice_complaint, name="notice-complaint"),
    path(
        "notice/complaint/received/",
        notice.notice_complaint_received,
        name="notice-complaint-received",
    ),
]
