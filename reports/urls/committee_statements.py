"""Where the committee's pages of statements are found."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
