"""Where it is found what is counted together."""

from django.urls import path

from complaints.views import clusters

urlpatterns = [
    path("complaints/<uuid:pk>/alike/", clusters.complaint_alike, name="complaint-alike"),
]
