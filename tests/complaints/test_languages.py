"""A language is offered once the pages of complaints are all in it, and is prepared until then."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.translation import gettext, override

from complaints import languages
from complaints.asking.stages import Stage
from complaints.casework.models import Deadline
from complaints.casework.outcomes import Outcome
from complaints.evidence.models import State
from complaints.languages import Progress, messages_of, progress
from complaints.letters.models import Kind
from complaints.models import Complaint
from complaints.receipts.words import draw_words
from complaints.states import Status
from tests.complaints.filing.pages import text
from tests.portal.catalog import PREPARED, compiled, messages, read, without_silent
from tests.signing_in import signed_in

CATALOGS = {path.parts[-2]: read((path / "django.po").read_text()) for path in PREPARED}
BLANK = re.compile(r"%\([a-z_]+\)s|%%")


def of(code: str) -> Progress:
    return next(one for one in progress() if one.code == code)


def test_every_language_is_offered_or_prepared_as_far_as_it_has_come():
    offered = {code for code, _ in settings.LANGUAGES} - {"en"}
    prepared = {code for code, _ in settings.PREPARED_LANGUAGES}

    assert {one.code for one in progress() if one.is_offered} == offered
    assert {one.code for one in progress() if not one.is_offered} == prepared


def test_spanish_is_complete():
    assert (of("es").percent, of("es").public_percent) == (100, 100)


@pytest.mark.parametrize("code", ["fr", "pt", "zh-hans", "vi"])
def test_a_prepared_language_has_a_good_part_of_the_pages_of_complaints(code):
    one = of(code)

    assert 20 <= one.public_percent < 100
    assert one.public <= one.said < one.said_of


def test_the_pages_of_complaints_are_counted_with_what_their_code_says():
    public = messages_of("es") & languages._public_words()

    for words in ("Begin", "What happened?", "Type your eight words", "Skip to main content"):
        assert words in public
    assert "Wrongful matches by quarter" not in public
    assert of("es").public_of == len(public) < of("es").said_of


def test_whatever_a_public_page_says_of_a_complaint_is_counted():
    kinds = (Status, Complaint.Topic, Outcome, Deadline.Rule, Stage, State, Kind)
    labels = {label for kind in kinds for label in kind.labels}
    refusals = {"This complaint was disposed of on %(day)s.", "Too many tries"}

    assert {*labels, *refusals, "Letters to print"} <= languages._public_words()


def blanks(words: str) -> list[str]:
    return sorted(BLANK.findall(words))


@pytest.mark.parametrize("name", CATALOGS)
def test_a_translation_fills_the_same_blanks_and_is_no_copy(name):
    said = {message[0]: words[0] for message, words in CATALOGS[name].items() if message[0]}

    assert len(said) > 100
    assert [one for one, words in said.items() if blanks(one) != blanks(words)] == []
    assert [one for one, words in said.items() if not words.strip() or words == one] == []


@pytest.fixture(scope="module")
def everything() -> set[tuple[str, ...]]:
    return messages()


@pytest.mark.parametrize("path", PREPARED, ids=lambda path: path.parts[-2])
def test_each_catalog_is_compiled_and_says_nothing_that_nobody_says(path, everything):
    told = (path / "django.po").read_text()

    assert (path / "django.mo").read_bytes() == compiled(read(told)), (
        "compile it: python -m tests.portal.catalog"
    )
    assert set(read(told)) <= {*everything, ("",)}


def test_what_nobody_says_is_dropped():
    told = Path(PREPARED[0] / "django.po").read_text()

    assert without_silent(told, {("Begin",)}).count("msgid") == 2
    assert without_silent(told, set(read(told))) == told


def test_a_prepared_language_is_spoken_where_staff_choose_it_and_english_where_it_is_silent():
    with override("zh-hans"):
        assert gettext("Write down these words") == "请抄下这些词"
        assert gettext("Complaints in figures") == "Complaints in figures"


def test_no_page_offers_a_language_that_is_not_complete(client, database):
    page = text(client.get("/complain/", headers={"accept-language": "fr"}))

    assert '<html lang="en"' in page
    assert "Français" not in page


@pytest.mark.parametrize("who", ["inez", "ingrid", "dora"])
def test_staff_see_how_far_each_language_has_come(client, who, request):
    page = text(signed_in(client, request.getfixturevalue(who)).get("/complaints/languages/"))

    assert f"{of('fr').public_percent} percent ({of('fr').public} of" in page
    assert "Tiếng Việt" in page


@pytest.mark.parametrize("code", ["fr", "pt", "zh-hans", "vi"])
def test_a_receipt_has_eight_words_in_every_language(code):
    assert len(draw_words(code)) == 8
