"""Names and words that try to be more than text."""

from pathlib import Path

import pypdfium2
import pytest
import typst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matching.detainers.paper.render import DESIGN, render
from portal.paper.letters import BREAK
from portal.paper.typesetting import typeset
from tests.matching.detainers.paper.notices import even, notice_on, opened, pages_of

MARKUP = [
    '#read("/etc/passwd")',
    '#eval("1+1")',
    '#import "@preview/x:1.0.0"',
    "#sys.inputs.code",
    "*bold* _it_ `raw` $x^2$",
    "= heading",
    "<label> @ref",
    "\\ \\u{41} // gone /* gone */",
    "[#panic()] ] } )",
    '", "name": "other',
    "<svg onload='x'/> &amp; %PDF-1.7",
]


@pytest.mark.parametrize("words", MARKUP)
def test_markup_comes_out_as_text(words):
    page = pages_of(render(notice_on("I247A", name=words, probable_cause=words)))[0]

    assert page.replace(BREAK, "").count(even(words)) == 2


def test_a_layout_reads_nothing_outside_its_own_folder(tmp_path):
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    design = inside / "design.typ"

    for path in ("../secret.txt", str(tmp_path / "secret.txt"), "/etc/passwd"):
        design.write_text(f'#set document(title: "x")\n#read("{path}")')
        with pytest.raises(typst.TypstError):
            typeset(design, {})


def test_the_layout_takes_no_text_for_code():
    source = Path(DESIGN).read_text()

    assert "eval" not in source
    assert "read(" not in source


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(name=st.text(max_size=120), words=st.text(max_size=400))
def test_any_text_at_all_makes_a_paper(name, words):
    paper = render(notice_on("I247A", name=name, probable_cause=words, institution=words))

    assert len(opened(paper).pages) >= 4


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Gonz\u00e1lez \u0141\u00f3d\u017a \u0110\u1eb7ng", "González Łódź Đặng"),
        ("Gonza\u0301lez", "González"),
        ("张伟", "张伟"),
        ("Ольга", "Ольга"),
        ("Ελένη", "Ελένη"),
        ("abc\u202egnp.exe", "abc[U+202E]gnp.exe"),
        ("a\u0000b\u200bc", "a[U+0000]b[U+200B]c"),
        ("ﷺ", "[U+FDFA]"),
        ("\ud800", "[U+D800]"),
    ],
)
def test_a_name_is_shown_in_its_letters_or_by_their_numbers(name, shown):
    page = pages_of(render(notice_on("I247A", name=name)))[0]

    assert even(f"Name {shown} Date of birth") in page


def test_a_name_without_a_space_stays_in_its_column():
    with pypdfium2.PdfDocument(render(notice_on("I247A", name="\u0174" * 120))) as file:
        page = file[0]
        text = page.get_textpage()
        letters = text.get_text_range()
        ends = [text.get_charbox(at)[2] for at, one in enumerate(letters) if one == "\u0174"]
        born = text.get_charbox(letters.index("Date of birth"))[0]
        text.close()
        page.close()

    assert len(ends) == 120
    assert max(ends) < born
