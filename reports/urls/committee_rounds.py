"""Where the committee's pages of rounds are found."""

from django.urls import path

from reports.views import committee_rounds, committee_rounds_desk

DESK, PUBLIC = "committee/desk/rounds/", "committee/rounds/"

urlpatterns = [
    path(PUBLIC, committee_rounds.round_list, name="committee-rounds"),
    path(f"{PUBLIC}<int:number>/", committee_rounds.round_page, name="committee-round"),
    path(
        f"{PUBLIC}<int:number>/frame.csv", committee_rounds.frame_csv, name="committee-round-frame"
    ),
    path(
        f"{PUBLIC}<int:number>/sample.csv",
        committee_rounds.sample_csv,
        name="committee-round-sample",
    ),
    path(DESK, committee_rounds_desk.round_list, name="committee-desk-rounds"),
    path(f"{DESK}new/", committee_rounds_desk.round_plan, name="committee-round-plan"),
    path(f"{DESK}<int:number>/", committee_rounds_desk.round_page, name="committee-desk-round"),
    path(
        f"{DESK}<int:number>/<slug:act>/",
        committee_rounds_desk.round_act,
        name="committee-round-act",
    ),
]
