"""The QR code, read as a telephone would read it."""

import pypdfium2
import pytest
import zxingcpp

from matching.detainers.paper.render import code_of, render
from tests.matching.detainers.paper.notices import ADDRESS, notice_on


def read(paper, page):
    """The texts of the codes on one page, seen as a picture."""
    with pypdfium2.PdfDocument(paper) as file:
        sheet = file[page]
        picture = sheet.render(scale=2).to_pil()
        sheet.close()
    return [code.text for code in zxingcpp.read_barcodes(picture)]


@pytest.mark.parametrize("page", [1, 2, 3])
def test_each_page_to_the_person_has_a_code_of_the_address(paper, page):
    assert read(paper, page) == [ADDRESS]


def test_the_page_to_the_agency_has_none(paper):
    assert read(paper, 0) == []


def test_the_code_gives_away_neither_number_nor_code_of_the_notice():
    paper = render(notice_on("I247A", number="N-SECRET", code="C-SECRET"))

    assert not any("SECRET" in text for text in read(paper, 1))


def test_a_long_address_still_reads():
    address = "https://secure-communities.oversight.example.gov:8443/some/where/notice/"

    assert read(render(notice_on("I247A", address=address)), 3) == [address]
    assert code_of(address).startswith("<svg")
