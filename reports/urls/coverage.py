"""Where the figures of training are found."""

from django.urls import path

from reports.urls import converters  # noqa: F401  registers what stands in addresses
from reports.views import coverage

TRAINING = "figures/training/"
QUARTER = f"{TRAINING}<quarter:quarter>/"
urlpatterns = [
    path(TRAINING, coverage.coverage, name="coverage"),
    path(f"{TRAINING}dictionary.csv", coverage.coverage_dictionary, name="coverage-dictionary"),
    path(QUARTER, coverage.coverage, name="coverage-quarter"),
    path(f"{QUARTER}rows.csv", coverage.coverage_rows, name="coverage-rows"),
    path(f"{QUARTER}<place:code>/", coverage.coverage_place, name="coverage-place"),
]
