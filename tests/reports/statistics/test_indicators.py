"""Every county is held against the nation's own rates, on true counts and on shown ones alike."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.disclosure.cube import Cube, Shown
from reports.statistics.indicators import INDICATORS, is_frequent, review, strata_of
from reports.statistics.measures import MEASURES
from reports.statistics.review.proportions import screen_shares
from tests.reports.statistics.quarters import county_of, quarter, rows_of

DETAINERS = INDICATORS["detainers"]
STAGES = ["CLEAR", "WITHHELD", "MATCHED", "VOIDED", "SERVED", "DECLINED", "OVERDUE", "NO_COUNTY"]
CELLS = st.dictionaries(
    st.tuples(
        st.sampled_from(["39001", "39003", "39005"]),
        st.sampled_from(["LEVEL_1", "LEVEL_2"]),
        st.sampled_from(["WHITE", "BLACK", "UNKNOWN"]),
        st.sampled_from(STAGES),
    ),
    st.integers(0, 50),
)


@pytest.mark.parametrize("name", INDICATORS)
def test_every_event_of_an_indicator_is_an_exposure(name):
    one = INDICATORS[name]

    assert MEASURES[one.events].stages < MEASURES[one.exposure].stages
    assert one.title
    assert one.definition


@given(CELLS, st.sampled_from(sorted(INDICATORS)))
def test_the_nation_expects_as_many_events_as_it_had(cells, name):
    cube = Cube.of("2026Q3", [(*labels, count) for labels, count in cells.items()])

    strata = strata_of(cube, INDICATORS[name])

    assert strata.expected.sum() == pytest.approx(strata.observed.sum())
    assert (strata.exposure.sum(axis=(1, 2)) > 0).all()


@given(CELLS)
def test_events_are_those_of_the_measure(cells):
    cube = Cube.of("2026Q3", [(*labels, count) for labels, count in cells.items()])
    served = MEASURES["served"].stages

    strata = strata_of(cube, INDICATORS["declined"])

    wanted = sum(n for (*_, stage), n in cells.items() if stage in {one.name for one in served})
    assert strata.exposure.sum() == wanted


def test_what_is_expected_follows_the_case_mix():
    grave = rows_of("39001", detained=80, searched=100, level="LEVEL_1")
    light = rows_of("39001", detained=0, searched=100, level="LEVEL_3")
    other = rows_of("39003", detained=80, searched=100, level="LEVEL_1")

    strata = strata_of(Cube.of("2026Q3", grave + light + other), DETAINERS)

    assert strata.rates.tolist() == [[0.8], [0.0]]
    assert strata.expected.tolist() == [80, 80]


def test_a_county_whose_prints_were_never_searched_is_no_unit():
    cells = [*rows_of("39001"), ("39003", "LEVEL_1", "WHITE", "WITHHELD", 90)]
    cells.append(("00000", "UNKNOWN", "UNKNOWN", "NO_COUNTY", 3))

    assert strata_of(Cube.of("2026Q3", cells), DETAINERS).counties.tolist() == ["39001"]


def test_a_planted_county_is_flagged_and_no_other():
    found = review(quarter(planted=rows_of("40001", detained=60)), DETAINERS)

    assert found.screen is not None
    assert found.counties[found.screen.high.flagged].tolist() == ["40001"]
    assert not found.screen.low.flagged.any()


def test_a_county_that_reports_nothing_is_low():
    found = review(
        quarter(planted=rows_of("40001", searched=4000, detained=0), counties=60), DETAINERS
    )

    assert found.screen is not None
    assert found.counties[found.screen.low.flagged].tolist() == ["40001"]


def test_numbers_that_are_shown_are_judged_by_the_same_code():
    true = quarter(planted=rows_of("40001", detained=60))
    shown = Shown(true.quarter, true.labels, (true.counts + 2) // 5 * 5)

    found = review(shown, DETAINERS)

    assert found.screen is not None
    assert found.counties[found.screen.high.flagged].tolist() == ["40001"]


def frequent(*, planted=()) -> Cube:
    """Forty counties that detain three of ten, and one more."""
    cells = [row for i in range(40) for row in rows_of(county_of(i), detained=30 + i % 3)]
    return Cube.of("2026Q3", [*cells, *planted])


def test_a_share_that_is_no_small_one_is_judged_as_a_share():
    cube = frequent(planted=rows_of("40001", detained=85))
    trials = strata_of(cube, DETAINERS).trials

    found = review(cube, DETAINERS)

    assert found.screen is not None
    wanted = screen_shares(found.observed, trials)
    assert found.screen.high.q.tolist() == wanted.high.q.tolist()
    assert found.counties[found.screen.high.flagged].tolist() == ["40001"]
    assert found.expected.sum() == pytest.approx(found.observed.sum())
    assert (found.expected < trials).all()


def test_what_always_happens_is_no_share_to_judge():
    cells = [row for i in range(40) for row in rows_of(county_of(i), searched=50, detained=50)]

    found = review(Cube.of("2026Q3", cells), DETAINERS)

    assert not is_frequent(found.observed, found.observed)


@pytest.mark.parametrize("counties", [0, 1])
def test_where_there_is_nothing_to_compare_with_there_is_no_screen(counties):
    assert review(quarter(counties=counties), DETAINERS).screen is None


def test_where_nothing_happened_there_is_no_screen():
    found = review(quarter(), INDICATORS["overdue"])

    assert found.screen is None
    assert np.array_equal(found.observed, np.zeros(30))
    assert found.counties[0] == county_of(0)
