"""Ten journeys in a browser, at two widths, in two languages, with scripts and without."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import override_settings
from playwright.sync_api import Browser

from tests.journeys.conftest import KEYS
from tests.journeys.house import House
from tests.journeys.ways import (
    administrator,
    complainant,
    examiners,
    governor,
    journalist,
    member,
    officer,
    official,
    statistician,
    supervisor,
)
from tests.journeys.ways.visitor import ALL, TWO, Door, Way

Journey = Callable[[Door], None]
JOURNEYS: dict[str, Journey] = {
    "complainant": complainant.complains,
    "official": official.opts_out,
    "governor": governor.asks_for_the_state,
    "examiners": examiners.judge_a_pair,
    "supervisor": supervisor.decides,
    "officer": officer.watches_the_clock,
    "member": member.declares_reviews_votes,
    "statistician": statistician.releases_a_quarter,
    "journalist": journalist.checks_a_release,
    "administrator": administrator.imports_the_nation,
}
# In the suite each is made once, by turns in one way and in its contrary.
ONCE = [
    pytest.param(journey, TWO[turn % 2], id=f"{name}-{TWO[turn % 2]}")
    for turn, (name, journey) in enumerate(JOURNEYS.items())
]


@pytest.fixture
def door(browser: Browser, house: House) -> Iterator[Callable[..., Door]]:
    """Where the visitors of a journey come in, on the site's keys and folder."""
    made: list[Door] = []

    def open_door(way: Way, *schemes: str) -> Door:
        made.append(Door(browser, house, way, schemes, []))
        return made[-1]

    with override_settings(SEALING_KEYS=KEYS, STATE_DIR=Path(house.site.told["STATE_DIR"])):
        yield open_door
    for one in made:
        one.close()


@pytest.mark.parametrize(("journey", "way"), ONCE)
def test_a_journey_is_made(journey: Journey, way: Way, door):
    scheme = "light" if way.width == "desktop" else "dark"

    journey(door(way, scheme))


@pytest.mark.ways
@pytest.mark.parametrize("journey", JOURNEYS.values(), ids=JOURNEYS)
@pytest.mark.parametrize("way", ALL, ids=str)
def test_a_journey_is_made_in_every_way(journey: Journey, way: Way, door):
    journey(door(way, "light", "dark"))
