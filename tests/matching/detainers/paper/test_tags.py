"""What a screen reader is told: the standard, the title, the languages, the pictures."""

import pytest

from matching.detainers.paper.render import render
from tests.matching.detainers.paper.notices import ADDRESS, notice_on, opened


def elements(paper):
    """The elements of the tag tree in reading order, each with the language that holds for it."""

    def walk(node, lang):
        node = node.get_object()
        if isinstance(node, list):
            for child in node:
                yield from walk(child, lang)
        elif hasattr(node, "get"):
            lang = node.get("/Lang", lang)
            if "/S" in node:
                yield node["/S"], lang, node
            if "/K" in node:
                yield from walk(node["/K"], lang)

    root = opened(paper).trailer["/Root"]
    return list(walk(root["/StructTreeRoot"], root["/Lang"]))


def test_the_paper_says_that_it_keeps_to_the_standard_for_accessible_files(paper):
    root = opened(paper).trailer["/Root"]
    told = root["/Metadata"].get_object().get_data().decode()

    assert "<pdfuaid:part>1</pdfuaid:part>" in told
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712


def test_the_title_is_what_a_reader_shows(paper):
    file = opened(paper)

    assert file.metadata.title == "Immigration detainer: notice of action"
    assert file.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712


def test_each_language_is_spoken_as_itself(paper):
    headings = [lang for tag, lang, _ in elements(paper) if tag == "/H1"]

    assert headings == ["en-US", "en", "es", "fr", "pt", "zh-CN", "vi"]


def test_every_sentence_to_the_person_has_the_language_of_its_heading(paper):
    spoken = {}
    for tag, lang, _ in elements(paper):
        if tag == "/H1":
            spoken[lang] = 0
        elif tag == "/P" and lang in spoken:
            spoken[lang] += 1

    assert [spoken[lang] for lang in ("es", "fr", "pt", "zh-CN", "vi")] >= [5] * 5


def test_no_heading_stands_more_than_one_level_beneath_the_one_before(paper):
    levels = [
        int(tag[2:]) for tag, _, _ in elements(paper) if tag[1:2] == "H" and tag[2:].isdigit()
    ]

    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))


def test_the_requests_are_a_table_with_headed_columns(paper):
    tags = [tag for tag, _, _ in elements(paper)]

    assert tags.count("/Table") == 1
    assert tags.count("/TH") == 2
    assert tags.count("/TD") == 2 * 6


def test_every_picture_says_what_it_is(paper):
    said = [node["/Alt"] for tag, _, node in elements(paper) if tag == "/Figure"]

    assert said == [f"QR code of the address {ADDRESS}"] * 3


@pytest.mark.parametrize("page", range(4))
def test_every_font_is_inside_the_file(paper, page):
    fonts = opened(paper).pages[page]["/Resources"]["/Font"].values()
    described = [
        font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts
    ]

    assert described
    assert all({"/FontFile2", "/FontFile3"} & set(each) for each in described)


def test_the_same_notice_gives_the_same_bytes(paper):
    assert render(notice_on("DEC2011")) == paper
