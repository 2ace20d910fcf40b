"""Every public page with a figure names where it comes from, and of which day it is."""

import re
from pathlib import Path

import pytest

from tests.factories import takes_part
from tests.kept import kept
from tests.reports.publication.worlds import FLAG, QUARTER, published

TEMPLATES = Path(__file__).parents[2] / "templates"
PART = re.compile(r'{% (?:include|extends) "([^"]+)"')
SOURCE = "components/source.html"
VERSION = f"/figures/{QUARTER}/1.0/"
# Doors that show figures of what is in the register or was published.
PAGES = [
    "/",
    "/jurisdictions/",
    "/jurisdictions/?at=2011-06-17",
    "/jurisdictions/39901/",
    "/jurisdictions/39/",
    "/jurisdictions/map/",
    "/holds/",
    "/committee/recommendations/",
    "/figures/",
    VERSION,
    f"{VERSION}map/detainers/",
    f"{VERSION}funnel/detainers/",
    f"{VERSION}embed/map-detainers/",
    f"{VERSION}files/",
    "/figures/places/",
    "/figures/place/39901/",
    "/figures/compare/?place=39901&place=39902",
    "/figures/corrections/",
    "/figures/methods/",
]
# Templates of doors whose figures take a world of their own to be shown.
TOLD = [
    "matching/proof.html",
    "matching/holds.html",
    "voiding/wrongful_matches.html",
    "proficiency/figures.html",
    "complain/counts.html",
    "committee/committee.html",
    "committee/round_page.html",
    "committee/review_figures.html",
    "committee/recommendations.html",
    "committee/report_public.html",
    "committee/inquiry_notes.html",
    "committee/inquiry_noted.html",
    "figures/stamp.html",
    "register/as_of.html",
    "register/jurisdiction_detail.html",
    "portal/home.html",
]


@kept
def world(riverton, lakeside):
    takes_part(riverton)
    return published(flags=(FLAG,), with_charts=True)


def parts(name: str) -> set[str]:
    """A template, and everything that it is put together from."""
    named = PART.findall((TEMPLATES / name).read_text())
    return {name}.union(*(parts(one) for one in named))


@pytest.mark.parametrize("path", PAGES)
def test_a_page_with_figures_names_their_source(path, client, world):
    answer = client.get(path)

    assert answer.status_code == 200
    assert answer.content.count(b"data-source") == 1


@pytest.mark.parametrize("name", TOLD)
def test_a_template_with_figures_names_their_source(name):
    assert SOURCE in parts(name)


def test_a_source_names_the_day_it_is_of(client, world):
    page = client.get("/").content.decode()

    line = page[page.index("data-source") :].split("</p>")[0]

    assert "Source: " in line
    assert "own register of acts" in line
    assert '<time datetime="20' in line
