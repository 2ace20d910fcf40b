"""A place over its quarters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.gaps import Gap
from reports.pictures.trend import trend
from reports.pictures.trend_quarters import Quarter, Rate
from tests.reports.pictures.reading import (
    corners,
    found,
    is_legible,
    is_sound,
    marked,
    stays_within,
    words,
)

NUMBERS = st.floats(0, 1e9)
INTERVALS = st.tuples(NUMBERS, NUMBERS, NUMBERS).map(sorted)
RATES = INTERVALS.map(lambda each: Rate(each[1], each[0], each[2]))
QUARTERS = st.lists(
    st.tuples(st.one_of(RATES, st.sampled_from(Gap)), st.booleans()), min_size=1, max_size=32
)


def drawn(*rates, alarms=()):
    quarters = [
        Quarter(f"{2009 + place // 4} Q{place % 4 + 1}", rate, place in alarms)
        for place, rate in enumerate(rates)
    ]
    return trend(quarters, prefix="trend", title="Riverton", unit="detainers per 1,000 bookings")


def flat(value) -> Rate:
    return Rate(value, 0.8 * value, 1.25 * value)


def dots_of(figure):
    """The dots of the quarters and of the key, without those of patterns."""
    return found(figure, "circle", r="2.8")


@given(QUARTERS)
def test_a_trend_is_sound_and_stays_in_its_frame_whatever_the_rates(quarters):
    alarms = {place for place, (_rate, alarm) in enumerate(quarters) if alarm}

    figure = drawn(*(rate for rate, _alarm in quarters), alarms=alarms)

    assert is_sound(figure, "trend")
    assert stays_within(figure)
    assert len(figure.rows) == len(quarters)


@given(st.lists(NUMBERS, min_size=2, max_size=32))
def test_a_higher_rate_stands_higher_and_a_later_one_further_right(values):
    dots = dots_of(drawn(*map(flat, values)))[: len(values)]

    across = [float(dot.get("cx")) for dot in dots]
    heights = [-float(dot.get("cy")) for dot in dots]
    assert across == sorted(set(across))
    ordered = [height for _value, height in sorted(zip(values, heights, strict=True))]
    assert ordered == sorted(ordered)


@given(st.lists(NUMBERS.map(flat), min_size=2, max_size=32))
def test_the_band_holds_the_line(rates):
    figure = drawn(*rates)

    band = corners(marked(figure, "picture-fill-band")[0].get("d"))
    upper, lower = band[: len(rates)], band[: len(rates) - 1 : -1]
    line = next(p for p in map(_path, marked(figure, "picture-stroke-mark")) if len(p) > 1)
    for (x, y), (_, top), (_, bottom) in zip(line, upper, lower, strict=True):
        assert top <= y <= bottom
        assert x == pytest.approx(upper[line.index((x, y))][0])


def _path(element) -> list[tuple[float, float]]:
    return corners(element.get("d"))


def test_the_line_does_not_cross_a_gap():
    figure = drawn(flat(4), flat(5), Gap.NOT_REPORTED, flat(6), flat(7), Gap.PROTECTED, flat(3))

    assert len(marked(figure, "picture-fill-band")) == 2 + len(["key"])
    assert len(marked(figure, "picture-stroke-band")) == 1
    hatched = [each.get("fill") for each in found(figure, "rect") if "url" in each.get("fill")]
    assert hatched[:2] == ["url(#trend-not-reported)", "url(#trend-protected)"]


def test_a_quarter_without_a_number_says_why_in_its_row_and_in_the_key():
    figure = drawn(flat(4), Gap.NOT_PARTICIPATING)

    assert figure.rows[1] == ("2009 Q2", *["Not participating"] * 3, "No alarm")
    assert "Not participating" in words(figure)
    assert "Protected" not in words(figure)


def test_alarms_are_marked_above_their_quarters():
    figure = drawn(*map(flat, (4, 4, 9, 9)), alarms={2, 3})

    alarms = marked(figure, "picture-fill-high")
    dots = dots_of(figure)
    assert len(alarms) == 2 + len(["key"])
    for alarm, dot in zip(alarms, dots[2:4], strict=False):
        assert max(y for _x, y in _path(alarm)) < float(dot.get("cy"))
    assert [row[-1] for row in figure.rows] == ["No alarm", "No alarm", "Alarm", "Alarm"]
    assert "Alarm of its own history" in words(figure)


@pytest.mark.parametrize(("count", "named"), [(1, 1), (5, 5), (8, 4), (20, 5), (32, 4)])
def test_few_quarters_are_named_from_the_first_on(count, named):
    figure = drawn(*[flat(4)] * count)

    shown = [each.text for each in found(figure, "text") if " Q" in each.text]
    assert len(shown) == named
    assert shown[0] == "2009 Q1"


def test_fewer_quarters_are_named_where_names_are_long():
    quarters = [Quarter(f"1er. trim. {2009 + place}", flat(4)) for place in range(5)]

    figure = trend(quarters, prefix="trend", title="T", unit="u")

    shown = [each.text for each in found(figure, "text") if "trim." in each.text]
    assert shown == ["1er. trim. 2009", "1er. trim. 2011", "1er. trim. 2013"]
    assert is_legible(figure)


def test_the_sentence_is_made_of_the_rows():
    figure = drawn(flat(4), Gap.NOT_REPORTED, flat(12), alarms={2})

    assert figure.summary == (
        "Detainers per 1,000 bookings: 4 in 2009 Q1, 12 in 2009 Q3 (90 % interval 9.6 to 15);"
        " alarm of its own history: 2009 Q3; 1 quarter of 3 has no number."
    )
    assert drawn(flat(4)).summary == (
        "Detainers per 1,000 bookings: 4 in 2009 Q1 (90 % interval 3.2 to 5); no alarm of"
        " its own history."
    )
    assert drawn(Gap.PROTECTED, Gap.PROTECTED).summary.endswith(
        ": no alarm of its own history; 2 quarters of 2 have no number."
    )


@pytest.mark.parametrize("rate", [Rate(1, 2, 0), Rate(-1, -2, 0)])
def test_what_is_no_rate_is_refused(rate):
    with pytest.raises(ValueError, match="interval"):
        drawn(rate)


def test_without_quarters_there_is_no_trend():
    with pytest.raises(ValueError, match="a quarter at least"):
        drawn()


@pytest.mark.parametrize("value", [0.0, 5e-324])
def test_where_there_is_nothing_the_axis_reaches_one(value):
    assert "| 0 | 0.2 | 0.4 | 0.6 | 0.8 | 1 |" in words(drawn(flat(0.0), flat(value)))


def test_where_nobody_looked_for_alarms_nothing_is_said_of_them():
    figure = trend(
        [Quarter("2026Q1", Rate(4, 3, 5)), Quarter("2026Q2", Gap.NOT_REPORTED)],
        prefix="trend",
        title="Detainers",
        unit="detainers",
        alarms=False,
    )

    assert len(figure.columns) == 4
    assert [len(row) for row in figure.rows] == [4, 4]
    assert "alarm" not in figure.summary
    assert "alarm" not in figure.svg.lower()
