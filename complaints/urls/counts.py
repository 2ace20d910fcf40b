"""Where the public counts complaints."""

from django.urls import path

from complaints.api.counts import CountsView
from complaints.views import counts

urlpatterns = [
    path("complain/figures/", counts.complaint_figures, name="complaint-figures"),
    path("complain/figures/rows.csv", counts.complaint_figures_csv, name="complaint-figures-csv"),
    path("api/complaints/counts/", CountsView.as_view(), name="api-complaint-counts"),
]
