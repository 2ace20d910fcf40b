"""The public figures in a browser: every page fit for everybody, every picture told as a table."""

import json

import pytest

from reports.publication.charts import json_path
from reports.publication.maps import MAPS
from reports.publication.models import File
from reports.statistics.indicators import INDICATORS
from tests.journeys.look import check_frame, check_views

QUARTER = "/figures/2026Q3/1.1/"
PAGES = {
    "figures": "/figures/",
    "figures of an old version": "/figures/2026Q3/1.0/",
    "figures map": f"{QUARTER}map/detainers/",
    "figures funnel": f"{QUARTER}funnel/detainers/",
    "figures embed": f"{QUARTER}embed/map-matched/",
    "figures files": f"{QUARTER}files/",
    "figures places": "/figures/places/",
    "figures place": "/figures/place/39901/",
    "figures place outside": "/figures/place/39902/",
    "figures state": "/figures/place/39/",
    "figures compare": "/figures/compare/?place=39901&place=39902&place=US",
    "figures compare wrong": "/figures/compare/?place=39901",
    "figures methods": "/figures/methods/",
    "figures corrections": "/figures/corrections/",
    "training in figures": "/figures/training/",
    "training of a place": "/figures/training/2026Q3/39901/",
    "training of a state": "/figures/training/2026Q3/39/",
}


CHARTS = [*(f"map/{name}" for name in MAPS), *(f"funnel/{name}" for name in INDICATORS)]


pytestmark = pytest.mark.usefixtures("quarters")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_figures_is_fit_for_everybody(name, looked_at):
    page, status, witness = looked_at(None, PAGES[name])

    assert status == (400 if "wrong" in name else 200)
    assert page.locator("script").count() == 0
    check_frame(page)
    check_views(page, name)
    assert (witness.foreign, witness.complaints) == ([], [])


def rows_of(page) -> list[list[str]]:
    rows = page.locator("figure ~ div table tbody tr, figure ~ h2 ~ div table tbody tr").all()
    return [row.locator("th, td").all_inner_texts() for row in rows]


@pytest.mark.parametrize("chart", CHARTS)
def test_the_table_beneath_a_picture_has_every_row_that_it_draws(chart, looked_at, quarters):
    path = json_path(chart.replace("/", "-"), "en")
    told = json.loads(bytes(File.objects.get(publication=quarters, path=path).data))

    page, _status, _witness = looked_at(None, f"{QUARTER}{chart}/")

    assert page.get_by_role("img", name=told["title"]).count() == 1
    assert page.locator("figcaption").inner_text() == told["summary"]
    shown = [
        [cell if isinstance(cell, str) else f"{cell:,.10g}" for cell in row]
        for row in told["rows"]
    ]
    assert rows_of(page) == (shown or [["Nothing to show."]])


def test_the_trend_of_a_place_is_a_table_too(looked_at):
    page, _status, _witness = looked_at(None, "/figures/place/39901/")

    table = page.get_by_role("table", name="Detainers per 1,000 forwarded: Riverton County, OH")

    assert table.locator("tbody tr").all_inner_texts() == [
        "2026Q2\t75.1\t60.5\t92.4",
        "2026Q3\t75.1\t60.5\t92.4",
    ]
