"""The addresses of the training register."""

from django.urls import path

from portal.training import views
from portal.training.course_urls import urlpatterns as courses

urlpatterns = [
    path("training/", views.own_training, name="training"),
    *courses,
    path("training/<str:fips>/", views.place_training, name="training-place"),
]
