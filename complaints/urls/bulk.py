"""Where many complaints are acted on at once."""

from django.urls import path

from complaints.views import bulk

urlpatterns = [
    path("complaints/bulk/", bulk.complaint_bulk, name="complaint-bulk"),
    path("complaints/bulk/<uuid:pk>/", bulk.complaint_bulk_done, name="complaint-bulk-done"),
]
