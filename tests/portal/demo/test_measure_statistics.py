"""What `bench statistics` says of facts, cubes and partitions."""

import pytest

from portal.demo.measure_statistics import COUNT, COUNTING, Differs, Measured, pruning
from portal.demo.measure_statistics import measure as measure_statistics
from portal.demo.nation import Nation
from portal.demo.nation_places import places
from portal.jurisdictions import scope
from portal.quarters import Quarter
from tests.factories import NOON
from tests.reports.statistics import worlds


def test_the_measurement_says_each_figure(committed):
    said = []

    measure_statistics(bookings=9_000, quarters=3, at=NOON, say=said.append, steps=COUNTING)

    assert said[0].split()[1:6] == ["bookings", "of", "3", "quarters", "stored:"]
    assert [line.split(",")[0].split(":")[0].strip() for line in said[1:]] == [
        "cube of a quarter",
        "written anew in its place",
        "all margins",
        "partitions that the count reads",
        "facts on disk",
    ]


def test_a_count_that_reads_another_quarter_stops_it(database, monkeypatch):
    quarter = Quarter(2011, 1)
    measured = Measured(Nation(places(), quarter), (quarter,), NOON)
    everything = COUNT.replace("quarter =", "0 <")
    monkeypatch.setattr("portal.demo.measure_statistics.COUNT", everything)

    with scope.within(scope.statistics()):
        for one in (quarter, quarter.shifted(1)):
            worlds.told(worlds.CLEAR, quarter=one)
        with pytest.raises(Differs, match="2011Q1 reads"):
            list(pruning(measured))
