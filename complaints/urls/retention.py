"""Where the end of complaints is decided."""

from django.urls import path

from complaints.views import retention

urlpatterns = [
    path("complaints/retention/", retention.retention_list, name="complaint-retention"),
    path("complaints/<uuid:pk>/retention/", retention.retention_detail, name="complaint-keeping"),
    path(
        "complaints/<uuid:pk>/retention/<slug:act>/",
        retention.retention_act,
        name="complaint-keeping-act",
    ),
]
