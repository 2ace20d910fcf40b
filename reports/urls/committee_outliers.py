"""Where the committee's pages of outliers are found."""

from django.urls import path

from reports.views import committee_outliers, committee_outliers_acts, committee_outliers_place

urlpatterns = [
    path("committee/inquiries/", committee_outliers.note_list, name="committee-outliers"),
    path(
        "committee/inquiries/<uuid:pk>/",
        committee_outliers.note_detail,
        name="committee-outlier",
    ),
    path(
        "committee/desk/inquiries/",
        committee_outliers.inquiry_list,
        name="committee-desk-outliers",
    ),
    path(
        "committee/desk/inquiries/take-up/",
        committee_outliers_acts.inquiry_take_up,
        name="inquiry-take-up",
    ),
    path(
        "committee/desk/inquiries/<uuid:pk>/",
        committee_outliers.inquiry_detail,
        name="inquiry-detail",
    ),
    path(
        "committee/desk/inquiries/<uuid:pk>/<slug:act>/",
        committee_outliers_acts.inquiry_act,
        name="inquiry-act",
    ),
    path("our-inquiries/", committee_outliers_place.inquiry_mine, name="inquiry-mine"),
    path(
        "our-inquiries/<uuid:pk>/",
        committee_outliers_place.inquiry_reply,
        name="inquiry-reply",
    ),
]
