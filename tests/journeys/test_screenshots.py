"""Pictures of the main pages, for a person to look at: `manage.py test -m screenshots`.

They are put into the folder that SHOTS names, or into one beside other files that do not last.
"""

import os
import tempfile
from pathlib import Path

import pytest

from tests.journeys.look import check_frame, check_width

FOLDER = Path(os.environ.get("SHOTS") or Path(tempfile.gettempdir()) / "portal-screenshots")
NARROW = {"width": 375, "height": 812}
# (width and scheme, language): each value of each is met.
VIEWS = [("wide", "light", "en"), ("narrow", "light", "es"), ("narrow", "dark", "en")]
MAIN = {
    "home": (None, "/"),
    "search": (None, "/search/?q=river"),
    "register": (None, "/jurisdictions/"),
    "place": (None, "/jurisdictions/39902/"),
    "map": (None, "/jurisdictions/map/"),
    "figures": (None, "/figures/"),
    "figures-place": (None, "/figures/place/39901/"),
    "figures-map": (None, "/figures/2026Q3/1.1/map/detainers/"),
    "complaint": (None, "/complain/"),
    "follow": (None, "/complain/follow/"),
    "notice": (None, "/notice/"),
    "committee": (None, "/committee/"),
    "recommendations": (None, "/committee/recommendations/"),
    "report": (None, "/committee/reports/1/"),
    "courses": (None, "/training/courses/"),
    "help": (None, "/help/"),
    "sign-in": (None, "/account/login/"),
    "staff": ("susan", "/staff/"),
    "inbox": ("susan", "/inbox/"),
    "review": ("ivan", "/review/{pair}/"),
    "casework": ("susan", "/casework/"),
    "bookings": ("rosa", "/bookings/"),
    "complaints": ("ida", "/complaints/"),
    "training": ("jack", "/training/"),
    "administration": ("chief", "/admin/"),
}


@pytest.mark.screenshots
@pytest.mark.parametrize("view", VIEWS, ids="-".join)
@pytest.mark.parametrize("name", MAIN)
def test_a_picture_of_a_main_page(name, view, advised, quarters, looked_at):
    (who, path), (width, scheme, language) = MAIN[name], view

    page, status, _witness = looked_at(who, path, language)

    assert status == 200
    if width == "narrow":
        page.set_viewport_size(NARROW)
    page.emulate_media(color_scheme=scheme)
    check_frame(page, "en" if name == "administration" else language)
    check_width(page)
    FOLDER.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=FOLDER / f"{name}-{width}-{scheme}-{language}.png", full_page=True)
