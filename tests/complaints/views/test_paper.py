"""The form on paper: the questions of the page, in two languages and two sizes, of no office."""

from io import BytesIO

import pypdfium2
import pytest
from django.utils.translation import override
from pypdf import PdfReader

from complaints.filing.questions import QUESTIONS, TITLES
from complaints.views.paper_sheet import SIZES, sheet_of
from complaints.views.paper_words import INSTEAD, ONLY, where_to
from tests.complaints.filing.pages import text

PAGE = "/complain/paper/"
WHERE = ("Somewhere.",)


def said(pdf: bytes) -> str:
    """The words of a PDF, with single spaces."""
    document = pypdfium2.PdfDocument(pdf)
    words = " ".join(document[n].get_textpage().get_text_range() for n in range(len(document)))
    return " ".join(words.split())


def test_paper_asks_every_question_of_the_page_in_its_order():
    titles = [one["title"] for one in sheet_of("en", "plain", WHERE)["questions"]]

    assert titles == list(TITLES.values())


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.key)
def test_a_question_that_is_not_for_everybody_says_for_whom(question):
    is_for_all = question.applies({})

    assert (question.key in ONLY) != is_for_all


def test_every_field_has_something_to_tick_or_to_write_on():
    asked = [one for q in sheet_of("en", "plain", WHERE)["questions"] for one in q["fields"]]

    assert len(asked) > len(QUESTIONS)
    assert all(one["label"] and (one["lines"] > 0) != bool(one["choices"]) for one in asked)
    assert set(INSTEAD) <= set(TITLES)


def test_what_each_choice_of_a_name_means_is_explained():
    mode = sheet_of("en", "plain", WHERE)["questions"][0]["fields"][0]

    assert [bool(one["about"]) for one in mode["choices"]] == [True] * 3


@pytest.mark.parametrize(("language", "word"), [("en", "What happened?"), ("es", "¿Qué ocurrió?")])
def test_the_file_is_a_tagged_pdf_in_its_language(client, database, language, word):
    sent = client.get(f"{PAGE}{language}/plain.pdf")

    catalog = PdfReader(BytesIO(sent.content)).trailer["/Root"]
    assert sent["Content-Type"] == "application/pdf"
    assert catalog["/Lang"] == language
    assert catalog["/MarkInfo"]["/Marked"].value
    assert word in said(sent.content)


def test_the_file_names_no_office_and_not_the_portal(client, database):
    sent = client.get(f"{PAGE}en/plain.pdf")

    words = said(sent.content)
    assert "form-en-plain.pdf" in sent["Content-Disposition"]
    assert "no-store" in sent["Cache-Control"]
    for word in ("Portal", "Secure Communities", "Oversight", "Homeland"):
        assert word not in words


def test_large_print_takes_more_pages(client, database):
    plain, large = (client.get(f"{PAGE}en/{size}.pdf").content for size in ("plain", "large"))

    assert SIZES["large"] == 18
    assert len(pypdfium2.PdfDocument(large)) > len(pypdfium2.PdfDocument(plain))


@pytest.mark.parametrize("file", ["fr/plain", "en/tiny", "xx/large"])
def test_there_is_no_other_form(client, database, file):
    assert client.get(f"{PAGE}{file}.pdf").status_code == 404


def test_it_says_where_it_goes_once_the_site_knows(settings):
    unknown = where_to()[0]
    settings.COMPLAINTS_ADDRESS = "PO Box 12, Springfield"

    assert unknown == "Ask whoever gave you this form where to send it."
    assert where_to()[0] == "Send it to: PO Box 12, Springfield"


def test_an_address_is_set_as_text_and_never_as_markup(client, database, settings):
    settings.COMPLAINTS_ADDRESS = '#read("/etc/passwd") $x$ *bold*'

    sent = client.get(f"{PAGE}en/plain.pdf")

    assert '#read("/etc/passwd") $x$ *bold*' in said(sent.content)


def test_the_page_leads_to_each_form_in_its_own_language(client, database):
    page = text(client.get(PAGE))

    for language in ("en", "es"):
        for size in SIZES:
            assert f'href="{PAGE}{language}/{size}.pdf"' in page
    assert f'href="{PAGE}"' in text(client.get("/complain/"))


def test_the_words_of_the_form_are_in_the_language_that_is_asked():
    with override("es"):
        sheet = sheet_of("es", "plain", WHERE)

    assert sheet["language"] == "es"
    assert sheet["questions"][1]["title"] == "¿A quién le ocurrió?"
