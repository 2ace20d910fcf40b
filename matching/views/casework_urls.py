"""Where the program's own pages of cases are found."""

from django.urls import path

from matching.views import cases, worklists

urlpatterns = [
    path("casework/", worklists.worklist_home, name="worklist-home"),
    path("casework/take/", worklists.worklist_take, name="worklist-take"),
    path("casework/lists/<slug:key>/", worklists.worklist, name="worklist"),
    path("casework/lists/<slug:key>/rows.csv", worklists.worklist_csv, name="worklist-csv"),
    path("casework/lists/<slug:key>/keep/", worklists.worklist_keep, name="worklist-keep"),
    path("casework/lists/<slug:key>/assign/", worklists.worklist_assign, name="worklist-assign"),
    path(
        "casework/lists/<slug:key>/drop/<int:number>/",
        worklists.worklist_drop,
        name="worklist-drop",
    ),
    path("casework/cases/<uuid:pk>/", cases.case_detail, name="case-detail"),
    path("casework/cases/<uuid:pk>/<slug:act>/", cases.case_act, name="case-act"),
    path("casework/claims/<uuid:pk>/", cases.claim_detail, name="claim-detail"),
    path(
        "casework/convictions/<uuid:pk>/retract/",
        cases.conviction_retract,
        name="conviction-retract",
    ),
    path("casework/detainers/<uuid:pk>/paper.pdf", cases.draft_paper, name="draft-paper"),
    path("casework/detainers/<uuid:pk>/<slug:act>/", cases.draft_act, name="draft-act"),
]
