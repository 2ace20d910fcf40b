"""Where the rules are found."""

from django.urls import path

from matching.views import rules

urlpatterns = [path("rules/", rules.rules, name="rules")]
