import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numba import int64

import matching.engine
from matching.engine.kernels import array, device, entry, popcount, warm

ROOT = Path(matching.engine.__file__).parents[2]


@device
def _bits(number):
    return popcount(number)


@entry(int64(array(int64, 1)))
def _total(numbers):
    total = 0
    for number in numbers:
        total += number
    return total


def run(script, **environment):
    """Run a script in a new interpreter; return what it prints."""
    result = subprocess.run(  # noqa: S603 - our own interpreter and script
        [sys.executable, "-W", "error", "-c", script],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return result.stdout.strip()


@given(st.integers(0, 2**64 - 1))
def test_popcount_counts_set_bits(number):
    assert _bits(np.uint64(number)) == number.bit_count()


@pytest.mark.parametrize("writeable", [True, False])
def test_an_entry_takes_arrays_whether_mapped_or_not(writeable):
    numbers = np.arange(5)
    numbers.flags.writeable = writeable

    assert _total(numbers) == 10


def test_an_entry_refuses_other_types():
    with pytest.raises(TypeError):
        _total(np.arange(5.0))


def test_warming_compiles_every_entry():
    assert warm() >= 4
    assert _total.compiled is not None


def test_importing_the_engine_compiles_nothing():
    script = """
import matching.engine.search, matching.engine.synth
from matching.engine import kernels
print([each.function.__name__ for each in kernels._entries if each.compiled])
"""

    assert run(script) == "[]"


SUM = """
import numpy as np
from matching.engine.cylinders import describe
from matching.engine.synth import synthetic_minutiae
print(len(describe(synthetic_minutiae(1))) > 0)
"""


def test_machine_code_is_kept_where_the_environment_says(tmp_path):
    assert run(SUM, NUMBA_CACHE_DIR=str(tmp_path)) == "True"

    assert [path.parts[-3][:7] for path in tmp_path.rglob("*.nbc")] == ["engine-"]


def test_the_engine_works_where_nothing_can_be_written(tmp_path):
    (tmp_path / "file").write_text("in the way of every folder")

    assert run(SUM, NUMBA_CACHE_DIR=str(tmp_path / "file" / "cache")) == "True"
