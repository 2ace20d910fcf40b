from hypothesis import given, settings
from hypothesis import strategies as st

from reports.disclosure.cube import Cube
from reports.disclosure.ledger import page_of
from reports.disclosure.rounding import round_cube
from reports.releases.ledgers import packed, shown_of, unpacked

SECRET = b"a secret of thirty-two bytes .. "
CELLS = st.dictionaries(
    st.tuples(
        st.sampled_from(["01001", "39901"]),
        st.sampled_from(["LEVEL_1", "UNKNOWN"]),
        st.sampled_from(["WHITE", "BLACK"]),
        st.sampled_from(["CLEAR", "SERVED", "VOIDED"]),
    ),
    st.integers(0, 9),
)


@settings(deadline=None)  # the first round compiles
@given(CELLS)
def test_a_page_comes_back_as_it_was_and_shows_the_same(cells):
    truth = Cube.of("2026Q3", ((*labels, number) for labels, number in cells.items()))
    shown = round_cube(truth, SECRET)
    page = page_of(truth, shown, SECRET)

    found = unpacked(packed(page))

    assert (found.quarter, found.entries) == (page.quarter, page.entries)
    assert shown_of(truth, found).counts.tolist() == shown.counts.tolist()


def test_the_same_page_packs_to_the_same_bytes():
    truth = Cube.of("2026Q3", [("39901", "LEVEL_1", "WHITE", "CLEAR", 3)])
    page = page_of(truth, round_cube(truth, SECRET), SECRET)

    assert packed(page) == packed(unpacked(packed(page)))
