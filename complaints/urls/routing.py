"""Where the pages of teams and of the rules of routing are found."""

from django.urls import path

from complaints.views import routing, routing_teams

urlpatterns = [
    path("complaints/routing/", routing.complaint_routing, name="complaint-routing"),
    path("complaints/teams/", routing_teams.complaint_teams, name="complaint-teams"),
]
