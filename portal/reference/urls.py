"""Where the reference for programs is found."""

from django.urls import path

from portal.reference import views

urlpatterns = [
    path("api/", views.api_reference, name="api-reference"),
]
