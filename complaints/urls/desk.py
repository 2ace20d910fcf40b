"""Where the desk's pages are found."""

from django.urls import path

from complaints.views import desk, desk_acts

urlpatterns = [
    path("complaints/", desk.complaint_list, name="complaint-list"),
    path("complaints/lists/<slug:key>/", desk.complaint_list, name="complaint-worklist"),
    path("complaints/lists/<slug:key>/rows.csv", desk.complaint_csv, name="complaint-csv"),
    path("complaints/lists/<slug:key>/keep/", desk.complaint_keep, name="complaint-keep"),
    path(
        "complaints/lists/<slug:key>/drop/<int:number>/",
        desk.complaint_drop,
        name="complaint-drop",
    ),
    path("complaints/<uuid:pk>/", desk.complaint_detail, name="complaint-detail"),
    path("complaints/<uuid:pk>/do/<slug:act>/", desk_acts.complaint_act, name="complaint-act"),
]
