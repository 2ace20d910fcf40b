"""Where the pages of officials and of the program's office are found."""

from django.urls import path

from portal.participation.views import places, signing, wizard

urlpatterns = [
    path("participation/", places.home, name="participation-home"),
    path("participation/requests/", places.requests, name="participation-requests"),
    path("participation/new/<str:fips>/", places.new, name="participation-new"),
    path("participation/<uuid:pk>/", signing.proposal, name="participation-proposal"),
    path("participation/<uuid:pk>/sign/", signing.sign, name="participation-sign"),
    path("participation/<uuid:pk>/send-back/", signing.send_back, name="participation-send-back"),
    path("participation/<uuid:pk>/discard/", signing.discard, name="participation-discard"),
    path("participation/<uuid:pk>/file/", signing.file, name="participation-file"),
    path("participation/<uuid:pk>/<str:step>/", wizard.step, name="participation-step"),
]
