"""Small cubes for the tests of disclosure control."""

from hypothesis import strategies as st

from reports.disclosure.census import with_late_records
from reports.disclosure.cube import Cube, Shown
from reports.disclosure.ledger import Page, page_of
from reports.disclosure.margins import families
from reports.disclosure.rounding import round_cube

SECRET = b"a secret of the test's own"
QUARTER = "2026Q3"
KEYS = st.tuples(
    st.sampled_from(["39001", "39003", "01001", "01003"]),
    st.sampled_from(["L1", "L2"]),
    st.sampled_from(["a", "b"]),
    st.sampled_from(["matched", "detained"]),
)
COUNTS = st.integers(0, 7)
Revised = tuple[Cube, Shown, list[Page]]
CELLS = st.dictionaries(KEYS, COUNTS, max_size=32)


def cube(cells: dict) -> Cube:
    return Cube.of(QUARTER, [(*labels, count) for labels, count in cells.items()])


def row_of(counts: list[int], county: str = "39001") -> Cube:
    """One county whose cells differ in the group alone."""
    return Cube.of(QUARTER, [(county, "L1", f"g{n}", "m", c) for n, c in enumerate(counts)])


def as_shown(truth: Cube, counts: list[int]) -> Shown:
    return Shown.of(
        truth.quarter, [(*r, c) for r, c in zip(truth.labels.tolist(), counts, strict=True)]
    )


def tables_of(shown: Shown) -> list:
    return [shown.table(by) for _, by in families(shown)]


def revised(truth: Cube, shown: Shown, sticky: bool = True, times: int = 4) -> Revised:
    """The quarter after revisions of 400 late records each, and the pages before the last."""
    pages = []
    for seed in range(times):
        pages.append(page_of(truth, shown, SECRET))
        truth = with_late_records(truth, 400, seed)
        shown = round_cube(truth, SECRET, pages[-1] if sticky else None)
    return truth, shown, pages
