from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from matching.bookings.intake import ChargeIn
from matching.galleries import shards
from portal.jurisdictions import scope
from portal.jurisdictions.models import Agency
from portal.progress.errors import Canceled
from portal.quarters import Quarter
from reports.statistics import gathering
from reports.statistics.cubing import freeze, write_cube
from reports.statistics.gathering import (
    Anomaly,
    InventedFigures,
    NotBegun,
    anomalies,
    gather,
    gather_open,
)
from reports.statistics.gathering_places import places_in
from reports.statistics.gathering_records import Booked, count_bookings
from reports.statistics.measures import PARTS_OF_BOOKINGS, totals
from reports.statistics.models import Cell, Fact
from reports.statistics.stages import Group, Level, Stage
from reports.statistics.tasks import count_quarters
from tests.factories import NOON, county, event, takes_part
from tests.kept import kept
from tests.matching.factories import enroll, now, submit
from tests.reports.statistics.bookings import (
    MATCHING,
    before_a_case,
    facts,
    searched,
    stage_names,
    with_a_case,
    with_a_detainer,
)

SPRING = Quarter(2011, 3)  # April to June 2011
SUMMER = datetime(2011, 7, 10, 6, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def fresh_galleries():
    shards.forget()
    yield
    shards.forget()


@kept
def galleries(database):
    enroll("IMMIGRATION", [MATCHING])
    enroll("CRIMINAL", [1])


@kept
def joined(riverton, lakeside):
    takes_part(riverton)
    takes_part(lakeside)


@kept
def booked(galleries, joined, riverton_police, rosa, sara, omar, susan, jack):
    """Bookings of Riverton by the name of the stage at which each stands."""
    return {
        name: booking.pk
        for made in (
            before_a_case(riverton_police, rosa),
            with_a_case(riverton_police, rosa, sara, omar, susan),
            with_a_detainer(riverton_police, rosa, sara, omar, jack),
            {"EXAMINED": searched(riverton_police, rosa, MATCHING)},
        )
        for name, booking in made.items()
    }


def test_each_booking_is_counted_at_its_stage(booked):
    told = stage_names()

    assert {name: told[pk] for name, pk in booked.items()} == {name: name for name in booked}
    assert len(told) == len(booked)


def test_a_hold_past_its_deadline_has_its_hours_and_no_other_has(booked):
    hours = {name: facts()[pk].hours_over for name, pk in booked.items()}

    # 110 hours less the 48; one of the two ended an hour ago.
    assert {name: count for name, count in hours.items() if count} == {
        "OVERDUE_COPY": 63,
        "OVERDUE_CUSTODY_COPY": 62,
    }


def cells() -> dict[tuple, int]:
    """Who is counted where, in all cubes."""
    columns = ("cube__quarter", "county", "level", "group", "stage", "persons")
    with scope.within(scope.statistics()):
        return {row[:-1]: row[-1] for row in Cell.objects.values_list(*columns)}


def test_counted_twice_and_in_small_batches_the_cubes_are_the_same(booked, monkeypatch):
    gather_open(at=now())
    once = cells()
    monkeypatch.setattr(gathering, "BATCH", 4)

    written = gather_open(at=now())

    assert cells() == once
    assert sum(written.values()) == len(booked)


def test_bookings_are_the_sum_of_their_parts(booked):
    gather_open(at=now())

    stages = Counter()
    for (*_where, stage), persons in cells().items():
        stages[stage] += persons
    told = totals(stages)
    assert told["bookings"] == len(booked) == sum(told[part] for part in PARTS_OF_BOOKINGS)


@pytest.mark.parametrize("taken", [slice(None), slice(-2, -1)], ids=["all", "one overdue"])
def test_a_batch_costs_as_many_queries_however_many_bookings_it_has(
    booked, riverton, taken, django_assert_num_queries
):
    place = places_in(Quarter.of(now().date()))[riverton.pk]
    batch = [Booked(pk, place, now(), "U") for pk in list(booked.values())[taken]]

    with scope.within(scope.statistics()), django_assert_num_queries(17):
        assert len(count_bookings(batch, at=now())) == len(batch)


def test_the_charges_as_booked_give_the_level_and_the_record_the_group(
    joined, riverton_police, rosa
):
    theft, robbery = (
        ChargeIn("Theft", "2399", "MISDEMEANOR"),
        ChargeIn("Robbery", "1299", "FELONY"),
    )
    two = submit(riverton_police, rosa, charges=[theft, robbery], recorded_group="B")
    one = submit(riverton_police, rosa, charges=[theft], recorded_group="H")
    none = submit(riverton_police, rosa, charges=[ChargeIn("Something", "", "UNKNOWN")])

    told = {pk: (fact.level, fact.group) for pk, fact in facts().items()}

    assert told[two.pk] == (Level.LEVEL_1, Group.BLACK)
    assert told[one.pk] == (Level.LEVEL_2, Group.HISPANIC)
    assert told[none.pk] == (Level.UNKNOWN, Group.UNKNOWN)


def test_what_was_searched_before_an_opt_out_of_the_past_is_an_incident(
    galleries, joined, lakeside, lakeside_sheriff, luca
):
    wrong = searched(lakeside_sheriff, luca)
    event(lakeside, "OPT_OUT", effective_at=now() - 2 * HOUR)
    kept_back = submit(lakeside_sheriff, luca)

    assert stage_names() == {wrong.pk: "OUTSIDE_WINDOW", kept_back.pk: "WITHHELD"}


def test_a_search_that_ran_after_an_opt_out_of_the_past_is_one_too(
    galleries, joined, lakeside, lakeside_sheriff, luca
):
    wrong = searched(lakeside_sheriff, luca, booked_at=now() - 9 * HOUR)
    event(lakeside, "OPT_OUT", effective_at=now() - 2 * HOUR)

    assert stage_names() == {wrong.pk: "OUTSIDE_WINDOW"}


def test_a_booking_before_the_activation_is_set_aside(ohio, chief):
    place = county(ohio, "39903", "New County")
    police = Agency.objects.create(ori="OH0990300", name="New Police", jurisdiction=place)
    event(place, "ACTIVATION", effective_at=now() - HOUR)
    before = submit(police, chief, booked_at=now() - 2 * HOUR)
    after = submit(police, chief, booked_at=now() - HOUR / 2)

    assert stage_names() == {before.pk: "BEFORE_ACTIVATION", after.pk: "PENDING"}


def test_an_activation_that_was_undone_never_was_and_one_that_ended_was(ohio):
    undone, ended = county(ohio, "39903", "New County"), county(ohio, "39904", "Old County")
    for place in (undone, ended):
        activation = event(place, "ACTIVATION")
        if place == undone:
            event(place, "UNDO", concerns=activation, acting=activation.acting)
    event(ended, "DEACTIVATION", effective_at=NOON)

    places = places_in(SPRING)

    assert not places[undone.pk].is_activated(now())
    assert places[ended.pk].is_activated(now())
    assert not places[ended.pk].took_part(now())


def test_a_booking_in_no_county_is_counted_under_no_code(ohio, chief):
    patrol = Agency.objects.create(ori="OHOHP0000", name="Patrol", jurisdiction=ohio)
    booking = submit(patrol, chief)

    fact = facts()[booking.pk]

    assert (fact.county, fact.stage) == (0, Stage.NO_COUNTY)


def test_a_day_is_that_of_the_clocks_of_the_place(joined, riverton, riverton_police, rosa):
    midnight = datetime(2011, 7, 1, 4, tzinfo=UTC)  # in New York
    submit(riverton_police, rosa, booked_at=midnight - timedelta(seconds=1))
    after = submit(riverton_police, rosa, booked_at=midnight)

    assert [gather(quarter, at=now()) for quarter in (SPRING, SPRING.shifted(1))] == [1, 1]
    with scope.within(scope.statistics()):
        assert [fact.booking for fact in Fact.objects.filter(quarter=SPRING.serial + 1)] == [
            after.pk
        ]


def test_what_is_set_aside_is_listed_for_the_staff(
    galleries, joined, lakeside, lakeside_sheriff, luca, ohio, chief
):
    wrong = searched(lakeside_sheriff, luca)
    event(lakeside, "OPT_OUT", effective_at=now() - 2 * HOUR)
    patrol = Agency.objects.create(ori="OHOHP0000", name="Patrol", jurisdiction=ohio)
    nowhere, _fine = submit(patrol, chief), submit(lakeside_sheriff, luca)
    quarters = gather_open(at=now())

    with scope.within(scope.statistics()):
        found = [one for quarter in quarters for one in anomalies(quarter)]
    assert found == [
        Anomaly(nowhere.pk, "00000", Stage.NO_COUNTY),
        Anomaly(wrong.pk, "39902", Stage.OUTSIDE_WINDOW),
    ]


def test_a_quarter_to_come_is_not_counted(database):
    day = datetime(2011, 3, 31, 23, 59, tzinfo=UTC)

    with pytest.raises(NotBegun, match="2011Q3"):
        gather(SPRING, at=day)
    assert gather(SPRING, at=day + timedelta(minutes=1)) == 0


def test_records_are_not_mixed_with_invented_figures(database):
    with scope.within(scope.statistics()):
        write_cube(SPRING, at=SUMMER, synthetic=True)

    with pytest.raises(InventedFigures, match="2011Q3"):
        gather(SPRING, at=SUMMER)
    assert list(gather_open(at=SUMMER)) == [SPRING.shifted(1)]


def test_a_quarter_is_counted_until_it_is_frozen(database):
    assert list(gather_open(at=SUMMER)) == [SPRING, SPRING.shifted(1)]
    with scope.within(scope.statistics()):
        freeze(SPRING, by=None, at=SUMMER)

    assert list(gather_open(at=SUMMER)) == [SPRING.shifted(1)]


def test_who_is_asked_while_records_are_read_can_stop_it_and_nothing_is_written(
    joined, riverton_police, rosa
):
    gather(SPRING, at=now())
    submit(riverton_police, rosa, booked_at=datetime(2011, 5, 2, 15, tzinfo=UTC))

    def look():
        raise Canceled

    with pytest.raises(Canceled):
        gather(SPRING, at=now(), look=look)

    assert cells() == {}
    assert gather(SPRING, at=now()) == 1


def test_the_bell_counts_what_is_open(joined, riverton_police, rosa):
    submit(riverton_police, rosa)

    count_quarters()

    assert sum(cells().values()) == 1
