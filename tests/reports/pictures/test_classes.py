"""Classes of rates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.pictures.classes import breaks_of, class_names, class_of

RATES = st.lists(st.floats(0, 1e9))


@given(RATES)
def test_limits_rise_and_are_four_at_most(rates):
    breaks = breaks_of(rates)

    assert list(breaks) == sorted(set(breaks))
    assert len(breaks) <= 4
    assert (breaks == ()) == (not any(rates))


@given(RATES)
def test_every_class_has_a_name(rates):
    breaks = breaks_of(rates)

    classes = {class_of(rate, breaks) for rate in rates}
    assert classes <= set(range(len(class_names(breaks))))


def test_the_classes_hold_about_as_many_places_each():
    rates = [float(rate) for rate in range(1, 101)]

    classes = [class_of(rate, breaks_of(rates)) for rate in rates]

    assert all(18 <= classes.count(step) <= 22 for step in range(1, 6))


def test_a_rate_at_a_limit_is_in_the_class_above_it():
    assert [class_of(rate, (2, 4)) for rate in (0, 1.9, 2, 3.9, 4)] == [0, 1, 2, 2, 3]
    assert class_names((2, 4)) == ["0", "under 2", "2 to under 4", "4 or more"]


def test_without_limits_there_is_none_and_some():
    assert class_names(()) == ["0", "above 0"]


@pytest.mark.parametrize("rate", [-1.0, float("nan"), float("inf")])
def test_what_is_no_rate_is_refused(rate):
    with pytest.raises(ValueError, match="not negative"):
        breaks_of([rate])
    with pytest.raises(ValueError, match="not negative"):
        class_of(rate, (1,))
