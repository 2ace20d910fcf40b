"""Where voids and the public register of wrongful matches are found."""

from django.urls import path

from matching.views import voiding

urlpatterns = [
    path("casework/voids/", voiding.void_list, name="void-list"),
    path("casework/voids/new/<uuid:pk>/", voiding.void_new, name="void-new"),
    path("casework/voids/<uuid:pk>/", voiding.void_detail, name="void-detail"),
    path("wrongful-matches/", voiding.wrongful_match_list, name="wrongful-match-list"),
    path("wrongful-matches/rows.csv", voiding.wrongful_match_csv, name="wrongful-match-csv"),
]
