"""The addresses of the training register."""

from django.urls import path

from portal.training import views

urlpatterns = [
    path("training/", views.own_training, name="training"),
    path("training/<str:fips>/", views.place_training, name="training-place"),
]
