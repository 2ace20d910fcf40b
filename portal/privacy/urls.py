"""Where the privacy page is found."""

from django.urls import path

from portal.privacy import views

urlpatterns = [
    path("privacy/", views.privacy, name="privacy"),
    path("privacy/<slug:name>/", views.privacy_group, name="privacy-group"),
]
