"""A PDF of pictures alone."""

from io import BytesIO

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from complaints.evidence.paged import pdf_of
from tests.complaints.evidence.made import noise


def jpeg(width: int, height: int) -> bytes:
    made = BytesIO()
    noise(width, height).save(made, "JPEG")
    return made.getvalue()


@settings(max_examples=20)
@given(st.lists(st.tuples(st.integers(1, 60), st.integers(1, 60)), min_size=1, max_size=5))
def test_each_picture_is_a_page_of_its_size(sizes):
    made = pdf_of((size, jpeg(*size)) for size in sizes)

    opened = pypdfium2.PdfDocument(made)
    found = [tuple(side * 130 / 72 for side in page.get_size()) for page in opened]
    opened.close()
    assert found == [pytest.approx(size, abs=0.02) for size in sizes]


def test_the_table_of_objects_is_right():
    made = pdf_of([((9, 9), jpeg(9, 9))])

    start = int(made.rsplit(b"startxref\n", 1)[1].split()[0])
    lines = made[start:].splitlines()[3:8]
    places = [int(line.split()[0]) for line in lines]
    assert [made[at:].split()[0] for at in places] == [b"1", b"2", b"3", b"4", b"5"]


def test_the_same_pages_give_the_same_bytes():
    page = ((9, 7), jpeg(9, 7))

    assert pdf_of([page, page]) == pdf_of([page, page])


def test_a_document_has_a_page():
    with pytest.raises(ValueError, match="without a page"):
        pdf_of([])
