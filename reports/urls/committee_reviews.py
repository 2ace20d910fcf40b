"""Where the committee's pages of reviews are found."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
