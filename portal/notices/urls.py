"""Where notices are asked for, confirmed and ended."""

from django.urls import path

from portal.notices import views

urlpatterns = [
    path("subscribe/", views.subscribe, name="subscribe"),
    path("jurisdictions/<str:fips>/subscribe/", views.subscribe, name="subscribe-place"),
    path("subscribe/confirm/<str:token>/", views.confirm, name="subscription-confirm"),
    path("subscribe/end/<str:token>/", views.end, name="subscription-end"),
]
