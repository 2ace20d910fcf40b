"""Where the committee's pages of case reviews are found."""

from django.urls import path

from reports.views import committee_reviews as own
from reports.views import committee_reviews_results as results
from reports.views import committee_reviews_run as run

DESK = "committee/desk/reviews/"

urlpatterns = [
    path(DESK, own.committee_desk_reviews, name="committee-desk-reviews"),
    path(
        f"{DESK}rounds/<uuid:pk>/", results.committee_desk_results, name="committee-desk-results"
    ),
    path(
        f"{DESK}rounds/<uuid:pk>/progress/",
        run.committee_desk_progress,
        name="committee-desk-progress",
    ),
    path(
        f"{DESK}rounds/<uuid:pk>/<slug:act>/",
        run.committee_desk_progress_act,
        name="committee-desk-progress-act",
    ),
    path(f"{DESK}<uuid:pk>/", own.committee_review, name="committee-review"),
    path(
        f"{DESK}<uuid:pk>/release/",
        run.committee_review_release,
        name="committee-review-release",
    ),
    path(f"{DESK}<uuid:pk>/<slug:act>/", own.committee_review_act, name="committee-review-act"),
    path(
        "committee/rounds/<int:number>/figures/",
        results.committee_round_figures,
        name="committee-round-figures",
    ),
]
