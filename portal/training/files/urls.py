"""Where a place's managers keep its people trained, and where software sends completions."""

from django.urls import path

from portal.training.files import views as files
from portal.training.keeping.api.completions import CompletionList
from portal.training.keeping.views import assignments, rollcalls

PLACE = "training/<str:fips>/"
urlpatterns = [
    path(f"{PLACE}assignments/", assignments.assignments, name="training-assignments"),
    path(
        f"{PLACE}assignments/<uuid:pk>/end/",
        assignments.assignment_end,
        name="training-assignment-end",
    ),
    path(f"{PLACE}roll-calls/", rollcalls.rollcall_list, name="training-rollcalls"),
    path(f"{PLACE}roll-calls/new/", rollcalls.rollcall_new, name="training-rollcall-new"),
    path(f"{PLACE}roll-calls/<uuid:pk>/", rollcalls.rollcall_detail, name="training-rollcall"),
    path(
        f"{PLACE}attendances/<uuid:pk>/back/",
        rollcalls.attendance_back,
        name="training-attendance-back",
    ),
    path(f"{PLACE}files/", files.file_list, name="training-files"),
    path(f"{PLACE}files/<uuid:pk>/", files.file_detail, name="training-file"),
    path("api/training/completions/", CompletionList.as_view(), name="api-training-completions"),
]
