"""Numbers and names as they are read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.pictures.wording import capital, listed, sentence, shortened, ticked, told


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0"), (1.0, "1"), (12.34, "12.3"), (0.05, "0.05"), (99.96, "100"), (1234.5, "1,234"),
        (0.00042, "4e-04"), (3143, "3,143"),
    ],
)  # fmt: skip
def test_a_number_is_told_to_three_figures_or_to_the_whole(value, words):
    assert told(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (5000, "5,000"),
        (20_000, "20K"),
        (500_000, "500K"),
        (2e6, "2M"),
        (5e10, "5e+10"),
        (1e13, "1e+13"),
    ],
)
def test_an_axis_tells_large_numbers_briefly(value, words):
    assert ticked(value) == words


@given(st.integers(-4, 14), st.sampled_from([1, 2, 5]))
def test_a_round_number_is_short_enough_for_an_axis(power, factor):
    assert len(ticked(factor * 10.0**power)) <= 5


def test_names_are_listed_up_to_five():
    assert listed([]) == ""
    assert listed(["A"]) == "A"
    assert listed(["A", "B", "C"]) == "A, B, C"
    assert listed(list("ABCDEFG")) == "A, B, C, D, E and 2 more"


def test_names_with_commas_are_told_apart():
    assert listed(["Lake, IL", "Cook, IL", "Dale"]) == "Lake, IL; Cook, IL; Dale"


def test_a_sentence_is_made_of_its_clauses():
    assert sentence(["none is flagged", "2 are not shown"]) == "None is flagged; 2 are not shown."


def test_a_capital_changes_nothing_else():
    assert capital("detainers per ICE booking") == "Detainers per ICE booking"


@given(st.text())
def test_a_name_beside_a_mark_is_never_long(name):
    assert len(shortened(name)) <= 26
    assert shortened(name) == name or shortened(name).endswith("…")
