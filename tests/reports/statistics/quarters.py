"""Small invented quarters as cubes: counties that are alike but for what a test plants."""

from reports.disclosure.cube import Cube

SEARCHED = 200


def rows_of(county, *, detained=10, searched=SEARCHED, level="LEVEL_1", group="WHITE", **more):
    """Bookings of one stratum: some with a detainer, some at stages that are named, others clear.

    Stages come by their names in small letters.
    """
    stages = {"SERVED": detained, **{name.upper(): count for name, count in more.items()}}
    stages["CLEAR"] = searched - sum(stages.values())
    return [(county, level, group, stage, count) for stage, count in stages.items() if count]


def county_of(number: int) -> str:
    return f"{39001 + 2 * number:05}"


def quarter(name="2026Q3", *, planted=(), counties=30, **given) -> Cube:
    """Counties that differ as counties do; `planted` are rows of others."""
    rows = []
    for number in range(counties):
        rows += rows_of(county_of(number), detained=4 + number * 7 % 15, **given)
    return Cube.of(name, [*rows, *planted])
