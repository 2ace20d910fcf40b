import hmac
import time
from collections import Counter
from itertools import chain

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.agreement.allocation import allocate
from reports.agreement.sampling import sample

SEED = "drawn in public on 5 March"
ROWS = st.dictionaries(st.text(max_size=6), st.sampled_from("abc"), min_size=3, max_size=40)
SEEDS = st.text("0123456789abcdef", min_size=16, max_size=90)


def drawn(rows, size, seed=SEED):
    """The ids drawn, in order, of {id: stratum}."""
    cases = list(rows)
    return [cases[row] for row in sample(cases, list(rows.values()), size, seed)]


def plainly_drawn(rows, size, seed):
    """The rule word by word."""

    def lot(case):
        return hmac.new(seed.encode(), case.encode(), "sha256").digest()

    wanted = allocate(Counter(rows.values()), size)
    by_lot = sorted(rows, key=lot)
    parts = [
        [case for case in by_lot if rows[case] == name][:most] for name, most in wanted.items()
    ]
    return sorted(chain.from_iterable(parts), key=lot)


def world(count):
    return {f"case-{number}": "abc"[number % 7 % 3] for number in range(count)}


def test_a_published_seed_draws_this_sample_forever():
    """As `printf %s case-1 | openssl dgst -sha256 -hmac "drawn in public on 5 March"` sorts it."""
    wanted = ["case-11", "case-23", "case-18", "case-14", "case-17", "case-21"]

    assert drawn(world(30), 6) == wanted


@given(ROWS, st.integers(3, 40), SEEDS)
def test_a_sample_is_what_the_rule_says(rows, size, seed):
    size = min(size, len(rows))

    assert drawn(rows, size, seed) == plainly_drawn(rows, size, seed)


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(rows, random):
    shuffled = dict(random.sample(list(rows.items()), len(rows)))

    assert drawn(shuffled, 3) == drawn(rows, 3)


@given(ROWS, st.text(max_size=7), SEEDS)
def test_another_case_moves_other_strata_by_their_allocation_alone(rows, case, seed):
    more = rows | {case: rows.get(case, "a")}
    before, after = drawn(rows, 3, seed), drawn(more, 3, seed)

    for name in set(rows.values()) - {more[case]}:
        first, second = ([one for one in ids if more[one] == name] for ids in (before, after))
        shorter = min(len(first), len(second))
        assert first[:shorter] == second[:shorter]


def test_every_case_of_a_stratum_is_as_likely_as_any_other():
    """Over 2,000 seeds; the chi-square of 19 degrees stays below its 99.9th percentile."""
    rows = {f"case-{number}": "a" for number in range(20)}
    times = Counter(case for seed in range(2000) for case in drawn(rows, 5, f"{seed:016d}"))

    deviations = np.array([times[case] - 500 for case in rows])

    # Counts of cases drawn without replacement are correlated by -1/19.
    assert (deviations**2).sum() / (2000 * 0.25 * 0.75) * 19 / 20 < 43.8


def test_another_seed_draws_others():
    assert drawn(world(300), 30, "0" * 16) != drawn(world(300), 30, "1" * 16)


def test_every_stratum_is_in_the_sample():
    rows = world(500) | {"rare": "d"}

    assert "rare" in drawn(rows, 10)


def test_a_sample_of_all_is_all():
    assert sorted(drawn(world(50), 50)) == sorted(world(50))


def test_no_cases_give_no_sample():
    assert drawn({}, 0) == []


@pytest.mark.parametrize(
    ("cases", "strata"), [(["x", "y", "x"], ["a", "a", "b"]), (["x", "y"], ["a"])]
)
def test_a_case_there_twice_or_without_a_stratum_is_refused(cases, strata):
    with pytest.raises(ValueError, match="there once"):
        sample(cases, strata, 2, SEED)


def test_a_seed_that_could_be_tried_out_is_refused():
    with pytest.raises(ValueError, match="16 characters"):
        sample(["x"], ["a"], 1, "2011")


def test_five_hundred_of_a_million_are_drawn_within_five_seconds():
    rows = [f"case-{number}" for number in range(1_000_000)]
    strata = [f"stratum-{number % 54}" for number in range(1_000_000)]
    start = time.process_time()

    found = sample(rows, strata, 500, SEED)

    assert time.process_time() - start < 5
    assert len(set(found.tolist())) == 500
