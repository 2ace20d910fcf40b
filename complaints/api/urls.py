"""Where the staff's tools work on complaints."""

from django.urls import path

from complaints.api.staff import ComplaintAct, ComplaintDetail, ComplaintList

urlpatterns = [
    path("", ComplaintList.as_view(), name="api-complaint-list"),
    path("<uuid:pk>/", ComplaintDetail.as_view(), name="api-complaint-detail"),
    path("<uuid:pk>/acts/<slug:act>/", ComplaintAct.as_view(), name="api-complaint-act"),
]
