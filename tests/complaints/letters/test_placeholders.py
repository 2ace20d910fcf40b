"""Templates are filled in from a fixed table, and gaps by whoever writes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints.letters.placeholders import PLACEHOLDERS, check_gaps, check_template, fill
from complaints.letters.refusals import GapLeft, UnknownPlaceholder, ValueMissing

VALUES = st.fixed_dictionaries({name: st.text(min_size=1, max_size=9) for name in PLACEHOLDERS})
PARTS = st.lists(
    st.one_of(
        st.sampled_from([f"{{{name}}}" for name in PLACEHOLDERS]),
        st.text(st.characters(exclude_characters="{}"), max_size=9),
    ),
    max_size=8,
)


@given(PARTS, VALUES)
def test_each_placeholder_becomes_its_value_and_all_else_stays(parts, values):
    words = "".join(parts)

    check_template(words)

    wanted = [values[part[1:-1]] if part.startswith("{") else part for part in parts]
    assert fill(words, values) == "".join(wanted)


@pytest.mark.parametrize(
    "words", ["{name}", "{}", "{ number }", "{number", "number}", "{{number}}", "{words}", "{a.b}"]
)
def test_an_unknown_placeholder_is_refused_by_its_name(words):
    with pytest.raises(UnknownPlaceholder) as refused:
        check_template(words)

    assert "brace" in str(refused.value) or words.strip("{}") in str(refused.value)


def test_a_value_that_is_not_there_yet_is_named():
    with pytest.raises(ValueMissing, match="How it ended"):
        fill("{outcome}", {"outcome": ""})


def test_a_value_is_filled_in_no_further():
    assert fill("{state}", {"state": "{number}", "number": "1"}) == "{number}"


def test_a_gap_of_the_template_is_filled_in_by_the_writer():
    with pytest.raises(GapLeft, match="the office"):
        check_gaps("Now at [the office].", "At [the office] by [the day].")

    check_gaps("Now at the bench [sic].", "At [the office] by [the day].")
