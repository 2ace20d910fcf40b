"""Where people read their news and choose how they are told."""

from django.urls import path

from portal.inbox import views

urlpatterns = [
    path("inbox/", views.inbox, name="inbox"),
    path("inbox/read/", views.read, name="inbox-read"),
    path("inbox/preferences/", views.preferences, name="inbox-preferences"),
]
