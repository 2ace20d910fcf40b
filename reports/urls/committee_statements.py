"""Where the committee's pages of statements are found."""

from django.urls import path

from reports.views import committee_statements as public
from reports.views import committee_statements_desk as desk

urlpatterns = [
    path("committee/statements/", public.committee_statements, name="committee-statements"),
    path(
        "committee/statements/<uuid:pk>/", public.committee_statement, name="committee-statement"
    ),
    path(
        "committee/meetings/<uuid:pk>/statements/",
        public.committee_meeting_statements,
        name="committee-meeting-statements",
    ),
    path(
        "committee/meetings/<uuid:pk>/statements/new/",
        public.committee_statement_new,
        name="committee-statement-new",
    ),
    path(
        "committee/desk/statements/",
        desk.committee_desk_statements,
        name="committee-desk-statements",
    ),
    path(
        "committee/desk/statements/to/<uuid:pk>/",
        desk.committee_desk_meeting_statements,
        name="committee-desk-meeting-statements",
    ),
    path(
        "committee/desk/statements/<uuid:pk>/",
        desk.committee_desk_statement,
        name="committee-desk-statement",
    ),
    path(
        "committee/desk/statements/<uuid:pk>/<slug:act>/",
        desk.committee_desk_statement_act,
        name="committee-desk-statement-act",
    ),
]
