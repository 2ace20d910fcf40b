"""What a page's first view fetches, told from its text."""

import pytest
from django.urls import Resolver404, resolve

from portal.demo.measure_pages import MAPS, PAGES, parts_of

PAGE = b"""<html><head><link rel="icon" type="image/svg+xml" href="/static/icon.svg">
<link rel="stylesheet" href="/static/a.css"><link rel="alternate" href="/feed/"></head>
<body><img src="/map.svg?at=1&amp;b=2" alt=""><a href="/other/">x</a>
<script src="/static/x.js" defer></script><img src="/map.svg?at=1&amp;b=2" alt=""></body></html>"""


def test_a_page_fetches_its_styles_pictures_and_scripts_once():
    assert parts_of(PAGE, "http://127.0.0.1:8000/jurisdictions/") == [
        "http://127.0.0.1:8000/static/icon.svg",
        "http://127.0.0.1:8000/static/a.css",
        "http://127.0.0.1:8000/map.svg?at=1&b=2",
        "http://127.0.0.1:8000/static/x.js",
    ]


@pytest.mark.parametrize("path", PAGES.values())
def test_every_page_that_is_measured_has_a_door(path):
    try:
        resolve(path.partition("?")[0])
    except Resolver404:
        pytest.fail(f"{path} leads nowhere")


def test_the_pages_with_a_map_are_among_those_measured():
    assert set(PAGES) >= MAPS
