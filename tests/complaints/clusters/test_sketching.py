"""The algebra of sketches: of sets, bounded, and worth nothing without the key."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from complaints.clusters.sketching import bands_of, likeness, runs_of, sketch_of

KEY = bytes(range(32))
texts = st.text(max_size=200)
runs = st.frozensets(st.text(min_size=1, max_size=12), max_size=40)


def values(sketch: bytes) -> np.ndarray:
    return np.frombuffer(sketch, dtype=">u4")


@given(runs)
def test_a_sketch_is_bounded_and_like_itself(one):
    sketch = sketch_of(one, key=KEY)

    assert len(sketch) == (256 if one else 0)
    assert len(bands_of(sketch)) == (16 if one else 0)
    assert all(-(2**31) <= band < 2**31 for band in bands_of(sketch))
    assert likeness(sketch, sketch) == (1 if one else 0)


@given(runs, runs)
def test_the_sketch_of_a_union_is_the_least_of_both(one, other):
    if one and other:
        least = np.minimum(values(sketch_of(one, key=KEY)), values(sketch_of(other, key=KEY)))

        assert (values(sketch_of(one | other, key=KEY)) == least).all()


@given(runs, runs)
def test_likeness_is_the_same_both_ways_and_a_share(one, other):
    here, there = sketch_of(one, key=KEY), sketch_of(other, key=KEY)

    assert likeness(here, there) == likeness(there, here)
    assert 0 <= likeness(here, there) <= 1


@settings(max_examples=40)
@given(st.integers(0, 60), st.integers(1, 60), st.integers(1, 60))
def test_likeness_estimates_the_share_in_common(common, mine, yours):
    one = frozenset(f"{n}" for n in range(common)) | {f"a{n}" for n in range(mine)}
    other = frozenset(f"{n}" for n in range(common)) | {f"b{n}" for n in range(yours)}
    share = len(one & other) / len(one | other)

    found = likeness(sketch_of(one, key=KEY), sketch_of(other, key=KEY))

    assert abs(found - share) < 0.36  # six standard deviations of 64 values at the widest


@given(runs)
def test_another_key_makes_another_sketch(one):
    here, there = sketch_of(one, key=KEY), sketch_of(one, key=KEY[::-1])

    assert likeness(here, there) == 0


@given(texts)
def test_capitals_accents_and_spaces_make_no_difference(text):
    assert runs_of(text) == runs_of(f"  {text}\n")
    assert runs_of("Él dijo que NO") == runs_of("el  dijo, que no")


def test_runs_are_of_three_words_and_fewer_words_are_one_run():
    assert runs_of("One two three four") == {"one two three", "two three four"}
    assert runs_of("Two words") == {"two words"}
    assert runs_of(" ... ") == frozenset()


def test_what_is_mostly_the_same_shares_a_band():
    story = [f"word{n}" for n in range(200)]
    other = [*story[:190], *(f"else{n}" for n in range(10))]
    one, two = (sketch_of(runs_of(" ".join(words)), key=KEY) for words in (story, other))

    assert set(bands_of(one)) & set(bands_of(two))
    assert likeness(one, two) > 0.7
