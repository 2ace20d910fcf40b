"""The archivist against every possible history, tried one by one."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.disclosure.attack_revisions import candidates
from tests.reports.disclosure.worlds import COUNTS, SECRET, page_of, round_cube, row_of

HISTORY = st.lists(COUNTS, min_size=2, max_size=4)


def behind(number):
    return {0: range(5), 5: range(1, 6)}.get(number, [number])


def by_trial(shown, truth):
    """The counts of each release in the histories that grow and shrink as the truth does."""
    steps = list(zip(np.sign(np.diff(truth)), np.diff(shown) != 0, strict=True))
    histories = [
        history
        for history in product(*(behind(number) for number in shown))
        if all(
            np.sign(change) == sign or (change == 0 and not moved)
            for change, (sign, moved) in zip(np.diff(history), steps, strict=True)
        )
    ]
    return [len({history[at] for history in histories}) for at in range(len(shown))]


def column(numbers):
    return np.array(numbers)[:, None]


def shown_through(truths):
    """The numbers shown of one cell through its revisions."""
    page, shown = None, []
    for count in truths:
        truth = row_of([count])
        numbers = round_cube(truth, SECRET, page)
        page = page_of(truth, numbers, SECRET)
        shown.append(int(numbers.counts[0]))
    return shown


@settings(max_examples=60, deadline=None)
@given(HISTORY)
def test_every_protected_count_of_a_sticky_history_keeps_all_candidates(truths):
    found = candidates(column(shown_through(truths)), column(truths))[:, 0]

    assert all(found[at] == 5 for at, count in enumerate(truths) if 0 < count < 5)


@settings(max_examples=60, deadline=None)
@given(HISTORY, st.data())
def test_the_archivist_finds_what_trying_all_histories_finds(truths, data):
    steps = np.diff(truths)
    shown = [data.draw(st.sampled_from([0, 5])) if 0 < n < 5 else n for n in truths]
    moved = np.diff(shown) != 0
    if (moved & (steps == 0)).any():
        shown = shown_through(truths)

    found = candidates(column(shown), column(truths))[:, 0]

    expected = by_trial(shown, truths)
    assert all(found[at] == expected[at] for at, n in enumerate(truths) if n <= 5)


@pytest.mark.parametrize(
    ("shown", "truths", "left"),
    [
        ([5, 0], [2, 3], [3, 3]),  # grew, but was shown to fall
        ([5, 0, 5, 0], [1, 2, 3, 4], [1, 1, 1, 1]),
        ([0, 5], [3, 2], [3, 3]),
        ([5, 0], [2, 2], [3, 3]),  # moved without a change: taken for grown
        ([0, 5], [2, 3], [5, 5]),
        ([5, 5, 0], [2, 2, 1], [5, 5, 5]),
        ([6, 7, 5], [6, 7, 4], [0, 0, 5]),  # large ones grow openly
        ([0, 8, 6, 5], [2, 8, 6, 3], [5, 0, 0, 5]),
    ],
)
def test_a_number_that_moves_against_its_count_tells(shown, truths, left):
    assert candidates(column(shown), column(truths))[:, 0].tolist() == left
