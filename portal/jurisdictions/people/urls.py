"""The addresses of the people's pages."""

from django.urls import path

from portal.jurisdictions.people import answer_views, views

urlpatterns = [
    path("people/", views.place_list, name="people-list"),
    path("people/<str:fips>/", views.place_people, name="people-place"),
    path("people/<str:fips>/invite/", views.invite, name="people-invite"),
    path(
        "people/<str:fips>/invitations/<uuid:pk>/revoke/",
        views.invitation_revoke,
        name="invitation-revoke",
    ),
    path(
        "people/<str:fips>/roles/<uuid:pk>/remove/",
        views.membership_remove,
        name="membership-remove",
    ),
    path("invitations/<str:token>/", answer_views.invitation, name="invitation"),
]
