"""The papers of a course: their tags, their languages, their words."""

import pytest

from portal.training.courses.reading import courses
from portal.training.paper.render import KINDS, paper_of, render
from portal.training.paper.sheets import Block, Sheet
from tests.matching.detainers.paper.notices import even, opened, text_of
from tests.matching.detainers.paper.test_hostile import MARKUP
from tests.matching.detainers.paper.test_tags import elements


@pytest.fixture(scope="module", params=[("fact-sheet", "en"), ("packet", "es")])
def paper(request):
    """One of each kind, one in each language."""
    kind, language = request.param
    return kind, language, paper_of("detainers", kind, language=language, edition=1)


def test_it_keeps_to_the_standard_for_accessible_files(paper):
    _kind, language, made = paper
    root = opened(made).trailer["/Root"]

    told = root["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in told
    assert root["/Lang"] == f"{language}-US"
    assert courses()["detainers"].texts[language].title in opened(made).metadata.title


def test_headings_and_lists_are_tagged_as_such(paper):
    kind, _language, made = paper
    tags = [tag for tag, _lang, _node in elements(made)]

    assert tags.count("/H1") == 1
    assert tags.count("/H2") == (1 if kind == "fact-sheet" else 7)
    assert "/L" in tags


def test_it_says_every_line_of_the_course(paper):
    kind, language, made = paper
    text = courses()["detainers"].texts[language]
    said = even(text_of(made)).replace("\u200b", "")

    lines = [*text.facts, *(text.packet.check if kind == "packet" else [])]
    assert [line for line in lines if even(line) not in said] == []


@pytest.mark.parametrize("key", sorted(courses()))
def test_a_fact_sheet_is_one_page(key):
    for language in ("en", "es"):
        made = paper_of(key, "fact-sheet", language=language, edition=1)

        assert len(opened(made).pages) == 1


def test_the_same_course_gives_the_same_bytes():
    sheet = KINDS["fact-sheet"](courses()["status"].texts["es"], edition=1)

    assert render(sheet) == render(sheet)


def test_no_word_is_taken_for_markup():
    words = " ".join(MARKUP)
    sheet = Sheet(
        "en", "Kind", words, words, (Block("H", text=(words,)),), foot="F", page="Page",
        code="ABCDE-FGHJK-MNPQR-STVWX", address="https://example.gov/a/very/long/address/",
    )  # fmt: skip

    said = text_of(render(sheet))

    assert "ABCDE-FGHJK-MNPQR-STVWX" in said
    assert "https://example.gov/a/very/long/address/" in said
