"""Where the committee's first pages are found, and the acts on seats."""

from django.urls import path

from reports.views import committee, committee_desk

urlpatterns = [
    path("committee/", committee.committee, name="committee"),
    path("committee/members/", committee.committee_members, name="committee-members"),
    path("committee/desk/", committee_desk.committee_desk, name="committee-desk"),
    path("committee/desk/do/<slug:act>/", committee_desk.committee_act, name="committee-act"),
]
