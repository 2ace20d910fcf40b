"""Where the register's pages, pictures, files and endpoints are found."""

from django.urls import path

from portal.register.api import JurisdictionDetail, JurisdictionList
from portal.register.views import files, maps, places

CSV, JSON = {"media_type": files.CSV}, {"media_type": files.JSON}
urlpatterns = [
    path("jurisdictions/", places.jurisdiction_list, name="jurisdiction-list"),
    path("jurisdictions.csv", files.place_file, CSV, name="jurisdiction-csv"),
    path("jurisdictions.json", files.place_file, JSON, name="jurisdiction-json"),
    path("participation-events.csv", files.event_file, CSV, name="participation-event-csv"),
    path("participation-events.json", files.event_file, JSON, name="participation-event-json"),
    path("jurisdictions/map/", maps.jurisdiction_map, name="jurisdiction-map"),
    path("jurisdictions/map.svg", maps.jurisdiction_picture, name="jurisdiction-picture"),
    path("jurisdictions/downloads/", files.jurisdiction_downloads, name="jurisdiction-downloads"),
    path("jurisdictions/feed.atom", files.jurisdiction_feed, name="jurisdiction-feed"),
    path("jurisdictions/<str:fips>/", places.jurisdiction_detail, name="jurisdiction-detail"),
    path("jurisdictions/<str:fips>/feed.atom", files.jurisdiction_feed, name="place-feed"),
    path("documents/<str:sha256>/", places.document, name="document"),
    path("api/jurisdictions/", JurisdictionList.as_view(), name="api-jurisdiction-list"),
    path(
        "api/jurisdictions/<str:fips>/",
        JurisdictionDetail.as_view(),
        name="api-jurisdiction-detail",
    ),
]
