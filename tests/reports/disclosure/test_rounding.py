import hashlib
import os
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.disclosure.cube import Cube
from reports.disclosure.rounding import round_cube
from tests.reports.disclosure.worlds import CELLS, QUARTER, SECRET, cube, row_of

IN_A_PROCESS = """
from reports.disclosure.rounding import round_cube
from tests.reports.disclosure.test_rounding import patterned
from tests.reports.disclosure.worlds import SECRET
print(round_cube(patterned(), SECRET).counts.tolist())
"""


def patterned() -> Cube:
    """Counts by a rule that no generator's version can change."""
    return Cube.of(
        QUARTER,
        (
            (f"{s:02}{c:03}", f"L{lv}", f"g{g}", "m", (7 * c + 5 * lv + 3 * g + s * g) % 11 % 6)
            for s in range(1, 6)
            for c in range(1, 12, 2)
            for lv in range(4)
            for g in range(5)
        ),
    )


@given(CELLS)
def test_small_counts_become_nothing_or_five_and_others_stay(cells):
    truth = cube(cells)

    shown = round_cube(truth, SECRET).counts

    for true, seen in zip(truth.counts.tolist(), shown.tolist(), strict=True):
        assert seen in ((0, 5) if 0 < true < 5 else (true,))


@given(CELLS, st.binary(min_size=16, max_size=16))
def test_the_nation_is_less_than_five_off(cells, secret):
    truth = cube(cells)

    shown = round_cube(truth, secret)

    assert abs(int(shown.counts.sum() - truth.counts.sum())) < 5


@given(CELLS, st.randoms())
def test_rows_in_another_order_are_rounded_alike(cells, random):
    rows = list(cells.items())
    random.shuffle(rows)

    first, second = (round_cube(cube(dict(some)), SECRET) for some in (cells.items(), rows))

    assert first.counts.tobytes() == second.counts.tobytes()


@given(CELLS)
def test_cells_that_count_nobody_make_no_difference(cells):
    some = {key: count for key, count in cells.items() if count}
    whole = round_cube(cube(cells), SECRET)
    sparse = round_cube(cube(some), SECRET)

    filled = dict(zip(whole.keys, whole.counts.tolist(), strict=True))

    for key, count in zip(sparse.keys, sparse.counts.tolist(), strict=True):
        assert filled[key] == count


def test_another_process_rounds_to_the_same_numbers():
    environment = {**os.environ, "PYTHONHASHSEED": "77"}
    ran = subprocess.run(  # noqa: S603
        [sys.executable, "-c", IN_A_PROCESS],
        capture_output=True,
        check=True,
        text=True,
        env=environment,
    )

    assert ran.stdout.strip() == str(round_cube(patterned(), SECRET).counts.tolist())


def test_a_rebuild_on_another_day_gives_these_bytes():
    shown = round_cube(patterned(), SECRET).counts.astype("<i8")

    digest = hashlib.sha256(shown.tobytes()).hexdigest()

    assert digest == "a60041b07b6b313cbee91c10c8d63a48c0237bf53a06795cf75347251c1851b3"


def test_another_secret_breaks_ties_otherwise():
    truth = row_of([2] * 40)

    first, second = (round_cube(truth, secret) for secret in (SECRET, b"another secret, as long"))

    assert first.counts.sum() == second.counts.sum() == 80
    assert not np.array_equal(first.counts, second.counts)


def test_a_remainder_is_rounded_up_as_often_as_it_is_large():
    secrets = [f"secret number {n:06}".encode() for n in range(500)]

    fives = sum(round_cube(row_of([2]), secret).counts[0] == 5 for secret in secrets)

    assert 160 < fives < 240


def test_what_is_shown_is_never_rounded_again():
    shown = round_cube(row_of([1, 2]), SECRET)

    with pytest.raises(ValueError, match="only once"):
        round_cube(shown, SECRET)


def test_a_year_is_never_rounded():
    with pytest.raises(ValueError, match="one quarter"):
        round_cube(Cube.of("2026", [("01001", "L1", "a", "m", 2)]), SECRET)


def test_a_short_secret_is_refused():
    with pytest.raises(ValueError, match="16 bytes"):
        round_cube(row_of([0, 8]), b"short")
