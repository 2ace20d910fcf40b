"""Where the committee's pages of rounds are found."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
