"""Where the register's pages, pictures and files are found."""

from django.urls import path

from portal.register.views import places

urlpatterns = [
    path("jurisdictions/", places.jurisdiction_list, name="jurisdiction-list"),
    path("jurisdictions/<str:fips>/", places.jurisdiction_detail, name="jurisdiction-detail"),
    path("documents/<str:sha256>/", places.document, name="document"),
]
