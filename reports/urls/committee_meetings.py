"""Where the committee's pages of meetings are found."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
