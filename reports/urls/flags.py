"""Where the pages of flags are found."""

from django.urls import path

from reports.views import flags, flags_acts, flags_place

urlpatterns = [
    path("flags/", flags.flag_list, name="flag-list"),
    path("flags/ask/", flags_acts.flag_ask, name="flag-ask"),
    path("flags/<uuid:pk>/", flags.flag_detail, name="flag-detail"),
    path("flags/<uuid:pk>/<slug:act>/", flags_acts.flag_act, name="flag-act"),
    path("our-flags/", flags_place.flag_mine, name="flag-mine"),
    path("our-flags/<uuid:pk>/", flags_place.flag_comment, name="flag-comment"),
]
