"""What reports compute needs no tables, no settings and no clock: each folder names its all."""

import sys
from pathlib import Path

import pytest

from tests.test_architecture import ROOT, imports_of

MAY = {
    "reports/statistics/review": ("numpy", "scipy", "reports.statistics.review"),
    # Which cells become fives is decided by loops, a thousand times too slow but as machine code.
    "reports/disclosure": (
        "matching.engine.kernels",
        "numba",
        "numpy",
        "scipy",
        "reports.disclosure",
    ),
    "reports/agreement": ("numpy", "reports.agreement"),
    "reports/pictures": (
        "pathlib",
        "portal.register.atlas",
        "portal.register.topology",
        "reports.disclosure.derived",
        "reports.gaps",
        "reports.pictures",
        "reports.statistics.review.funnel",
    ),
    "reports/package": (
        "datetime",
        "pathlib",
        "portal.signed_notes",
        "pyarrow",
        "reports.gaps",
        "reports.package",
    ),
}
CLOCKS_AND_FILES = {"datetime", "os", "pathlib", "random", "secrets", "socket", "time"}
FILES = [path for folder in MAY for path in sorted((ROOT / folder).glob("*.py"))]


def may(path: Path) -> tuple[str, ...]:
    own = MAY[path.parent.relative_to(ROOT).as_posix()]
    return (*own, "urllib3") if path.name == "remote.py" else own


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_is_computed_needs_no_tables_and_no_clock(path):
    others = {name for name in imports_of(path) if not name.startswith(may(path))}
    harmless = sys.stdlib_module_names - CLOCKS_AND_FILES

    assert {name for name in others if name.split(".")[0] not in harmless} == set()
    assert ".now(" not in path.read_text()
    assert ".today(" not in path.read_text()
