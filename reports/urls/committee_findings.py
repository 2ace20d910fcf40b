"""Where the committee's pages of findings are found."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
