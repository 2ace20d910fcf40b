"""The doors of the public figures."""

from portal.doors import OPEN, Door

FIGURE_ENTRANCES: dict[str, Door] = {
    "figures": OPEN,
    "figure-quarter": OPEN,
    "figure-version": OPEN,
    "figure-map": OPEN,
    "figure-funnel": OPEN,
    "figure-embed": OPEN,
    "figure-files": OPEN,
    "figure-file": OPEN,
    "figure-places": OPEN,
    "figure-place": OPEN,
    "figure-compare": OPEN,
    "figure-methods": OPEN,
    "figure-corrections": OPEN,
    "figure-feed": OPEN,
    "figure-keys": OPEN,
    "coverage": OPEN,
    "coverage-quarter": OPEN,
    "coverage-place": OPEN,
    "coverage-rows": OPEN,
    "coverage-dictionary": OPEN,
    "api-release-list": OPEN,
    "api-release-latest": OPEN,
    "api-release-quarter": OPEN,
    "api-release": OPEN,
    "api-release-figures": OPEN,
    "api-coverage": OPEN,
    "api-coverage-latest": OPEN,
}
