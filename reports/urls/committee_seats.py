"""Where the committee's pages of seats are found."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
