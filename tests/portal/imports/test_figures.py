"""What the full lists of counties and agencies come to, where they stand beside the project.

The small files of this folder hold the same code to its rules wherever these lists are absent.
"""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from portal.imports.agencies import plan_agencies
from portal.imports.counties import plan_counties
from portal.imports.county_names import Place
from portal.imports.tables import read_table

FOLDER = Path(__file__).parents[4] / "shared" / "data"
COUNTIES = sorted(FOLDER.glob("us_counties.csv"))
AGENCIES = sorted(FOLDER.glob("us_agencies.csv"))
AT = datetime(2013, 6, 1, tzinfo=UTC)
JUNE_17 = "2011-06-18T04"  # the day is over in the east


def plan(path):
    return plan_counties(read_table(path.read_bytes()), present={}, at=AT)


@pytest.mark.parametrize("path", COUNTIES, ids=lambda path: path.name)
def test_43_percent_of_counties_with_67_percent_of_people_were_live_in_june_2011(path):
    places = [line.after for line in plan(path).lines]

    live = [place for place in places if place["activated_at"] < JUNE_17]

    def people(of):
        return sum(place["population"] or 0 for place in of)

    assert (len(live), len(places)) == (1367, 3143)
    assert round(len(live) / len(places), 2) == 0.43
    assert round(people(live) / people(places), 2) == 0.67


@pytest.mark.parametrize("path", COUNTIES, ids=lambda path: path.name)
def test_retired_codes_are_named_with_their_successors(path):
    noted = {line.key for line in plan(path).lines if line.notes}

    assert {"02201", "02232", "02280", "51560", "51780", "46113", "02270"} <= noted


BOTH = list(zip(COUNTIES, AGENCIES, strict=False))


@pytest.mark.parametrize("paths", BOTH, ids=["both"][: len(BOTH)])
def test_97_of_100_agencies_find_their_county_and_the_rest_say_why(paths):
    table = read_table(paths[0].read_bytes())
    places = [Place(*(row.cells[k] for k in ("fips", "state", "name"))) for row in table.rows]

    made = plan_agencies(read_table(paths[1].read_bytes()), places=places, present={})

    assert made.fits
    assert made.counts["create"] >= 0.97 * len(made.lines)
    assert all(line.notes for line in made.lines if line.outcome == "skipped")
