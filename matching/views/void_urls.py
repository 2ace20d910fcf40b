"""Where voids, the public register of wrongful matches and the error rates are found."""

from django.urls import path

from matching.views import examiners, voiding

urlpatterns = [
    path("examiners/", examiners.examiner_figures, name="examiner-figures"),
    path("examiners/known-pairs/", examiners.examiner_list, name="examiner-list"),
    path("casework/voids/", voiding.void_list, name="void-list"),
    path("casework/voids/new/<uuid:pk>/", voiding.void_new, name="void-new"),
    path("casework/voids/<uuid:pk>/", voiding.void_detail, name="void-detail"),
    path("wrongful-matches/", voiding.wrongful_match_list, name="wrongful-match-list"),
    path("wrongful-matches/rows.csv", voiding.wrongful_match_csv, name="wrongful-match-csv"),
]
