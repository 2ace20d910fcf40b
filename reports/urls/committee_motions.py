"""Where the committee's pages of motions are found."""

from django.urls import path

from reports.views import committee_motions as public
from reports.views import committee_motions_desk as desk

VOTES, MOTIONS, DESK = "committee/votes/", "committee/motions/", "committee/desk/motions/"

urlpatterns = [
    path(VOTES, public.committee_votes, name="committee-votes"),
    path(f"{VOTES}votes.csv", public.committee_votes_csv, name="committee-votes-csv"),
    path(f"{MOTIONS}<uuid:pk>/", public.committee_motion, name="committee-motion"),
    path(
        f"{MOTIONS}<uuid:pk>/votes.csv", public.committee_motion_csv, name="committee-motion-csv"
    ),
    path(
        "committee/meetings/<uuid:pk>/motions/",
        public.committee_meeting_motions,
        name="committee-meeting-motions",
    ),
    path(DESK, desk.committee_desk_motions, name="committee-desk-motions"),
    path(f"{DESK}<uuid:pk>/", desk.committee_desk_motion, name="committee-desk-motion"),
    path(f"{DESK}new/<uuid:pk>/", desk.committee_motion_new, name="committee-motion-new"),
    path(f"{DESK}<uuid:pk>/<slug:act>/", desk.committee_motion_act, name="committee-motion-act"),
]
