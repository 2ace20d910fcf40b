"""Where programs read releases."""

from django.urls import path

from reports.api import coverage, releases
from reports.urls import converters  # noqa: F401  registers what stands in addresses

VERSION = "<quarter:quarter>/<version:version>/"
urlpatterns = [
    path("", releases.ReleaseList.as_view(), name="api-release-list"),
    path("latest/", releases.LatestRelease.as_view(), name="api-release-latest"),
    path("training/", coverage.LatestCoverage.as_view(), name="api-coverage-latest"),
    path("places/<place:code>/", releases.PlaceSeries.as_view(), name="api-release-place"),
    path("<quarter:quarter>/", releases.QuarterRelease.as_view(), name="api-release-quarter"),
    path("<quarter:quarter>/training/", coverage.QuarterCoverage.as_view(), name="api-coverage"),
    path(VERSION, releases.ReleaseDetail.as_view(), name="api-release"),
    path(f"{VERSION}figures/", releases.ReleaseFigures.as_view(), name="api-release-figures"),
]
