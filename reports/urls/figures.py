"""Where the public figures are found."""

from django.urls import path

from reports.urls import converters  # noqa: F401  registers what stands in addresses
from reports.views import (
    figures,
    figures_about,
    figures_charts,
    figures_files,
    figures_keys,
    figures_places,
)

VERSION = "figures/<quarter:quarter>/<version:version>/"
urlpatterns = [
    path("figures/", figures.figures, name="figures"),
    path("figures/places/", figures_places.figure_places, name="figure-places"),
    path("figures/place/<place:code>/", figures_places.figure_place, name="figure-place"),
    path("figures/compare/", figures_places.figure_compare, name="figure-compare"),
    path("figures/methods/", figures_about.figure_methods, name="figure-methods"),
    path("figures/corrections/", figures_about.figure_corrections, name="figure-corrections"),
    path("figures/keys/", figures_keys.figure_keys, name="figure-keys"),
    path("figures/feed/", figures_about.figure_feed, name="figure-feed"),
    path("figures/<quarter:quarter>/", figures.figures, name="figure-quarter"),
    path(VERSION, figures.figures, name="figure-version"),
    path(f"{VERSION}map/<slug:measure>/", figures_charts.figure_map, name="figure-map"),
    path(f"{VERSION}funnel/<slug:indicator>/", figures_charts.figure_funnel, name="figure-funnel"),
    path(f"{VERSION}embed/<slug:chart>/", figures_charts.figure_embed, name="figure-embed"),
    path(f"{VERSION}files/", figures_files.figure_files, name="figure-files"),
    path(f"{VERSION}files/<file:path>", figures_files.figure_file, name="figure-file"),
]
