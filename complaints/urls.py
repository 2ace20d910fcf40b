"""Where the pages of complaints are found."""

from django.urls import include, path

from complaints.views import notice

urlpatterns = [
    path("", include("complaints.evidence_urls")),
    path("", include("complaints.filing_urls")),
    path("", include("complaints.following_urls")),
    path("", include("complaints.desk_urls")),
    path("", include("complaints.words_urls")),
    path("", include("complaints.routing_urls")),
    path("", include("complaints.bulk_urls")),
    path("", include("complaints.clusters_urls")),
    path("", include("complaints.referrals_urls")),
    path("", include("complaints.intake_urls")),
    path("", include("complaints.paper_urls")),
    path("", include("complaints.retention_urls")),
    path("", include("complaints.counts_urls")),
    path("api/complaints/", include("complaints.api.urls")),
    path("notice/complaint/", notice.notice_complaint, name="notice-complaint"),
    path(
        "notice/complaint/received/",
        notice.notice_complaint_received,
        name="notice-complaint-received",
    ),
]
