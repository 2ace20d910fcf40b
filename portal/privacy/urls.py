"""Where the privacy page is found."""

from django.urls import path

from portal.privacy import views

urlpatterns = [
    path("privacy/", views.privacy, name="privacy"),
]
