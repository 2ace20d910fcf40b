"""Notices with every field filled in, and what a reader finds on their papers."""

import io
from dataclasses import replace
from datetime import date
from typing import Any

from pypdf import PdfReader

from matching.detainers.forms import Form, description_of
from matching.detainers.paper.notice import Notice

ADDRESS = "https://portal.example.gov/notice/"


def notice_on(form: str, **given: Any) -> Notice:
    """A notice that marks the first box of everything its form offers and asks for all of it."""
    told = description_of(form)
    notice = Notice(
        form=Form(form),
        number="D-7K4M-92QX",
        code="WPHR-3TKC-VN6E",
        address=ADDRESS,
        issued_on=date(2012, 3, 5),
        subject_id="340118827",
        event_number="RIV1203000417",
        file_number="A-000 000 000",
        institution="Riverton County Jail\n200 Court Street",
        office="Detroit Field Office",
        name="Specimen Person",
        birth_date=date(1984, 7, 9),
        nationality="Honduras",
        sex="F",
        officer="Specimen Officer",
        officer_title="Deportation officer",
        ground=told.grounds[0] if told.grounds else None,
        reference="notice of March 1, 2012",
        priority=told.priorities[0] if told.priorities else None,
        probable_cause="A record of entry of 2009.",
        asks=told.asks,
        earlier="of June 3, 2011",
        synthetic=True,
    )
    return replace(notice, **given)


def opened(paper: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(paper))


def pages_of(paper: bytes) -> list[str]:
    """The text layer of each page without its white space, for lines may break anywhere."""
    return ["".join(page.extract_text().split()) for page in opened(paper).pages]


def text_of(paper: bytes) -> str:
    return "".join(pages_of(paper))


def even(text: str) -> str:
    return "".join(text.split())
