"""Where the committee's pages of motions are found."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
