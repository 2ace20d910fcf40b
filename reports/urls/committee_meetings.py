"""Where the committee's pages of meetings are found."""

from django.urls import path

from reports.views import committee_meetings as public
from reports.views import committee_meetings_acts as acts
from reports.views import committee_meetings_desk as desk

AT, DESK = "committee/meetings/", "committee/desk/meetings/"

urlpatterns = [
    path(AT, public.committee_meetings, name="committee-meetings"),
    path(f"{AT}feed.atom", public.committee_meetings_feed, name="committee-meetings-feed"),
    path(
        f"{AT}calendar/<slug:language>.ics",
        public.committee_meetings_file,
        name="committee-meetings-file",
    ),
    path(f"{AT}<uuid:pk>/", public.committee_meeting, name="committee-meeting"),
    path(
        f"{AT}<uuid:pk>/minutes/<int:version>/",
        public.committee_meeting_minutes,
        name="committee-meeting-minutes",
    ),
    path("committee/papers/<str:sha256>/", public.committee_paper, name="committee-paper"),
    path(
        "committee/desk/papers/<str:sha256>/",
        desk.committee_desk_paper,
        name="committee-desk-paper",
    ),
    path(DESK, desk.committee_desk_meetings, name="committee-desk-meetings"),
    path(f"{DESK}plan/", desk.committee_meeting_plan, name="committee-meeting-plan"),
    path(f"{DESK}<uuid:pk>/", desk.committee_desk_meeting, name="committee-desk-meeting"),
    path(
        f"{DESK}<uuid:pk>/attendance/",
        desk.committee_meeting_attendance,
        name="committee-meeting-attendance",
    ),
    path(
        f"{DESK}<uuid:pk>/minutes/<int:version>/",
        desk.committee_desk_minutes,
        name="committee-desk-minutes",
    ),
    path(f"{DESK}<uuid:pk>/<slug:act>/", acts.committee_meeting_act, name="committee-meeting-act"),
    path(
        "committee/desk/items/<uuid:pk>/<slug:act>/",
        acts.committee_item_act,
        name="committee-item-act",
    ),
]
