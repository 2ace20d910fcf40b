"""The invented quarters come out by the services of the statisticians, and say what they are."""

from dataclasses import replace

import numpy as np
import pytest

from portal.demo.nation import Nation
from portal.demo.nation_places import LEFT, Places, Standing, days_taking_part, places
from portal.demo.nation_training import people_trained
from portal.demo.releasing import QUARTERS, Releaser
from portal.jurisdictions import scope
from portal.quarters import Quarter
from reports.coverage.models import Sheet
from reports.publication.models import File, Publication
from reports.publication.models import Standing as Row
from reports.releases.models import Release, Step
from tests.conftest import person
from tests.factories import NOON

AROUND = Places(
    np.array([39901, 39902]),
    np.array([60_000.0, 9_000.0]),
    np.array([Standing.JOINED, Standing.LEFT]),
)


@pytest.fixture
def releaser(committed, riverton, lakeside):
    person("statistician", ("STATISTICIAN", None))
    person("releaser", ("RELEASER", None))
    made = Releaser(at=NOON)
    made.nation = Nation(AROUND, made.latest, bookings=400)
    return made


def test_a_quarter_comes_out_signed_by_two_and_says_that_it_is_invented(releaser):
    published = releaser.release(releaser.latest)

    assert published.synthetic
    assert b"All figures are invented" in bytes(File.objects.get(path="README").data)
    assert [row.days > 0 for row in Row.objects.filter(place__in=["39901", "39902"])] == [
        True,
        False,
    ]
    with scope.within(scope.statistics()):
        release = Release.objects.get()
        assert {release.signed_by.username, release.approved_by.username} == {
            "statistician",
            "releaser",
        }


def test_figures_of_training_come_out_with_it_and_say_that_they_are_invented(releaser):
    releaser.release(releaser.latest)

    sheet = Sheet.objects.get()
    assert (sheet.quarter, sheet.synthetic) == (str(releaser.latest), True)
    assert sheet.figures.filter(place="US").exists()


def test_who_is_trained_in_an_invented_quarter_is_the_same_whenever_it_is_asked(database):
    around, quarter = places(), Quarter(2011, 3)

    found = people_trained(around, quarter)

    assert found == people_trained(around, quarter)
    later = people_trained(around, quarter.shifted(3))
    assert sum(one.lacking for one in later) < sum(one.lacking for one in found)


def test_quarters_that_are_out_are_not_told_again_and_one_that_was_begun_goes_on(releaser):
    first = releaser.latest.shifted(1 - QUARTERS)
    releaser.tell(first)
    begun = releaser.freeze(first)
    releaser.compute(begun, first)

    coming = releaser.release_all()
    names = [next(coming).quarter, next(coming).quarter]

    assert names == [str(first), str(first.shifted(1))]
    with scope.within(scope.statistics()):
        assert Step.objects.filter(release__quarter=str(first), target="COMPUTED").count() == 1
    again = next(Releaser.release_all(releaser))
    assert again.quarter == str(first.shifted(2))
    assert Publication.objects.count() == 3


def test_who_left_took_part_on_no_day():
    around = places()

    days = days_taking_part(around, Quarter(2026, 2))

    assert set(days.values()) == {90}
    assert not LEFT & set(days)
    assert len(days) == around.joined.sum()


def test_nothing_is_published_later_than_the_present(releaser):
    releaser.nation = replace(releaser.nation, bookings=50)

    assert releaser.release(releaser.latest).published_at <= NOON
