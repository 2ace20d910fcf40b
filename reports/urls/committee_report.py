"""Where the committee's pages of report are found."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
