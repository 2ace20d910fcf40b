import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.disclosure.derived import share


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [
        (0, 100, "<5 %"),
        (49, 1000, "<5 %"),
        (5, 100, "5 %"),
        (1, 3, "33 %"),
        (25, 40, "63 %"),
        (95, 100, "95 %"),
        (951, 1000, ">95 %"),
        (7, 7, ">95 %"),
        (0, 0, None),
    ],
)
def test_a_share_says_no_more_than_it_may(part, whole, told):
    assert share(part, whole) == told


@pytest.mark.parametrize(("part", "whole"), [(6, 5), (-1, 5)])
def test_a_part_is_within_its_whole(part, whole):
    with pytest.raises(ValueError, match="whole"):
        share(part, whole)


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_share_and_the_rest_are_shown_alike_at_the_ends(pair):
    part, whole = pair

    assert (share(part, whole) == "<5 %") == (share(whole - part, whole) == ">95 %")
