"""Where the committee's pages of findings and recommendations are found."""

from django.urls import path, register_converter

from reports.urls.converters import QuarterConverter
from reports.views import (
    committee_findings,
    committee_findings_advice,
    committee_findings_place,
    committee_tracker,
)


class ReferenceConverter(QuarterConverter):
    """The number of a finding or a recommendation, as 2026-3."""

    regex = "[0-9]{4}-[1-9][0-9]{0,5}"


register_converter(ReferenceConverter, "reference")
CSV, JSON = {"media_type": committee_tracker.CSV}, {"media_type": committee_tracker.JSON}
DESK = "committee/desk"
urlpatterns = [
    path("committee/findings/", committee_tracker.finding_list, name="committee-findings"),
    path(
        "committee/findings/<reference:reference>/",
        committee_tracker.finding_page,
        name="committee-finding",
    ),
    path(
        "committee/recommendations/",
        committee_tracker.recommendation_list,
        name="committee-recommendations",
    ),
    path(
        "committee/recommendations.csv",
        committee_tracker.recommendation_file,
        CSV,
        name="committee-recommendations-csv",
    ),
    path(
        "committee/recommendations.json",
        committee_tracker.recommendation_file,
        JSON,
        name="committee-recommendations-json",
    ),
    path(
        "committee/recommendations/feed.atom",
        committee_tracker.recommendation_feed,
        name="committee-recommendations-feed",
    ),
    path(
        "committee/recommendations/files/",
        committee_tracker.recommendation_columns,
        name="committee-recommendations-files",
    ),
    path(
        "committee/recommendations/<reference:reference>/",
        committee_tracker.recommendation_page,
        name="committee-recommendation",
    ),
    path(
        "committee/evidence/<str:sha256>/", committee_tracker.evidence, name="committee-evidence"
    ),
    path(f"{DESK}/findings/", committee_findings.desk_findings, name="committee-desk-findings"),
    path(
        f"{DESK}/findings/new/",
        committee_findings.desk_finding_new,
        name="committee-desk-finding-new",
    ),
    path(
        f"{DESK}/findings/<uuid:pk>/",
        committee_findings.desk_finding,
        name="committee-desk-finding",
    ),
    path(
        f"{DESK}/findings/<uuid:pk>/<slug:act>/",
        committee_findings.desk_finding_act,
        name="committee-desk-finding-act",
    ),
    path(
        f"{DESK}/recommendations/",
        committee_findings_advice.desk_recommendations,
        name="committee-desk-recommendations",
    ),
    path(
        f"{DESK}/recommendations/<uuid:pk>/",
        committee_findings_advice.desk_recommendation,
        name="committee-desk-recommendation",
    ),
    path(
        f"{DESK}/recommendations/<uuid:pk>/<slug:act>/",
        committee_findings_advice.desk_recommendation_act,
        name="committee-desk-recommendation-act",
    ),
    path(
        "our-recommendations/",
        committee_findings_place.recommendation_mine,
        name="recommendation-mine",
    ),
    path(
        "our-recommendations/<uuid:pk>/",
        committee_findings_place.recommendation_own,
        name="recommendation-own",
    ),
    path(
        "our-recommendations/<uuid:pk>/<slug:act>/",
        committee_findings_place.recommendation_answer,
        name="recommendation-answer",
    ),
]
