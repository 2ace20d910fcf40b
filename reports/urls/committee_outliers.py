"""Where the committee's pages of outliers are found."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
