"""What people type is kept in one way, whoever types it and whichever browser sends it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints.vault.words import LONGEST, WordsMissing, WordsTooLong, fit, one_ending

TYPED = st.text(alphabet=st.sampled_from("aé \t\n\r"), max_size=40)


@given(TYPED)
def test_words_that_fit_stay_as_they_are(typed):
    kept = fit(f"a{typed}b")

    assert fit(kept) == kept
    assert "\r" not in kept


@given(st.lists(st.sampled_from(["", "a", "é b"]), max_size=8), st.sampled_from(["\r\n", "\r"]))
def test_each_way_to_end_a_line_counts_one_character(lines, ending):
    assert one_ending(ending.join(lines)) == "\n".join(lines)


@pytest.mark.parametrize("typed", ["a" * LONGEST, "a\r\n" * (LONGEST // 2), f" {'a' * LONGEST}\n"])
def test_words_of_exactly_the_limit_are_kept(typed):
    assert len(fit(typed)) in (LONGEST, LONGEST - 1)


def test_one_character_more_is_refused_with_the_limit():
    with pytest.raises(WordsTooLong, match="at most 5000 characters"):
        fit("a" * (LONGEST + 1))
    with pytest.raises(WordsTooLong, match="at most 3 characters"):
        fit("abcd", most=3)


@pytest.mark.parametrize("typed", ["", " \r\n\t"])
def test_nothing_is_refused_with_the_sentence_that_was_asked_for(typed):
    with pytest.raises(WordsMissing, match=r"Write something\."):
        fit(typed)
    with pytest.raises(WordsMissing, match=r"Say why\."):
        fit(typed, missing="Say why.")
