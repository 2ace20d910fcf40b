"""The text layer: what stands on the paper, and in which order it is read."""

from functools import cache
from itertools import pairwise

import pytest

from matching.detainers.forms import Ask, Form, description_of
from matching.detainers.paper.render import render
from matching.detainers.paper.words import words
from tests.matching.detainers.paper.notices import even, notice_on, pages_of, text_of

LANGUAGES = {each["lang"]: each for each in words()["languages"]}


@cache
def text_on(form, **given):
    """What is read on the paper of a notice; many tests read the same one."""
    return text_of(render(notice_on(form, **given)))


def in_order(text, parts):
    """Tell whether each part follows the one before it in the text."""
    at = 0
    for part in map(even, parts):
        found = text.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return True


def test_the_paper_is_read_from_the_limit_to_what_the_agency_returns(paper):
    page = pages_of(paper)[0]

    assert in_order(
        page,
        [
            "SYNTHETIC", "I-247, December 2011", "Immigration detainer: notice of action",
            "No longer than 48 hours", "Saturdays, Sundays and holidays not counted",
            "Notice number", "D-7K4M-92QX", "March 5, 2012", "340118827", "RIV1203000417",
            "A-000 000 000", "Riverton County Jail", "200 Court Street", "Detroit Field Office",
            "Specimen Person", "July 9, 1984", "Honduras", "F", "Action taken",
            "An investigation has begun: notice of March 1, 2012", "A record of entry of 2009.",
            "This is a request.", "Asked", "Yes", "Hold the person", "Specimen Officer",
            "Deportation officer", "The agency returns", "Booking number", "Signature and date",
        ],
    )  # fmt: skip


def test_the_languages_follow_one_another(paper):
    headings = [each["heading"] for each in LANGUAGES.values()]

    assert in_order(text_of(paper), headings)
    assert list(LANGUAGES) == ["en", "es", "fr", "pt", "zh", "vi"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_language_is_read_whole_and_in_order(paper, lang):
    told = LANGUAGES[lang]
    said = ("heading", "asked_hold", "REGULATION", "claim", "complaint", "where", "number", "code")

    assert in_order(text_of(paper), [told[key] for key in said])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_condition_on_conviction_is_said_in_every_language(lang):
    said = even(LANGUAGES[lang]["convicted"])

    assert said in text_on("DEC2011", conditional=True)
    assert said not in text_on("DEC2011")


@pytest.mark.parametrize("form", Form)
def test_every_form_has_a_paper_that_tells_its_own_limit(form):
    rule = description_of(form).hold
    text = text_on(form)

    for other, said in words()["agency"]["limit"].items():
        assert (even(said["text"]) in text) == (other == rule)
    for told in LANGUAGES.values():
        assert [even(told[key]) in text for key in ("REGULATION", "PLAIN", "NONE")] == [
            key == rule for key in ("REGULATION", "PLAIN", "NONE")
        ]


def test_a_hold_that_is_not_asked_for_is_not_granted():
    text = text_on("I247A", asks=(Ask.NOTIFY_OF_RELEASE,))

    assert even("No hold is asked for") in text
    assert even("No Hold the person for up to 48 hours") in text
    assert even("Yes Tell us of the release") in text


def test_the_2017_form_says_that_service_makes_it_good():
    said = even("only once a copy has been served on the person")

    assert [said in text_on(form) for form in ("I247D", "I247A")] == [
        False,
        True,
    ]


@pytest.mark.parametrize(("synthetic", "pages"), [(True, 4), (False, 0)])
def test_a_demonstration_says_so_on_every_page(synthetic, pages):
    paper = pages_of(render(notice_on("I247A", synthetic=synthetic)))

    assert sum("SYNTHETIC:madeforademonstration" in page for page in paper) == pages
    assert sum("SYNTHETIC.Notice" in page for page in paper) == pages


def test_each_page_to_the_person_has_the_way_to_the_public_page(paper):
    way = ["D-7K4M-92QX", "WPHR-3TKC-VN6E", "https://portal.example.gov/notice/"]

    assert [in_order(page, way) for page in pages_of(paper)] == [False, True, True, True]


def test_a_telephone_stands_on_the_paper_only_where_there_is_one(paper):
    called = text_on("DEC2011", telephone="800-555-0100")

    assert called.count("800-555-0100") == 3
    assert even("Telephone · Teléfono") not in text_of(paper)


def test_what_is_not_known_is_said_to_be_so():
    text = text_on("I247A", subject_id="", birth_date=None, ground=None)

    assert text.count("Notstated") == 2


def test_what_the_officer_states_stands_only_where_it_is_stated(paper):
    silent = text_on("DEC2011", probable_cause="")

    assert even("As the officer states it A record of entry of 2009.") in text_of(paper)
    assert even("As the officer") not in silent


@pytest.mark.parametrize(
    ("form", "what"), [("DEC2011", "Action taken An inv"), ("I247X", "Probable cause There is a")]
)
def test_the_ground_is_probable_cause_from_2015_and_an_action_before(form, what):
    assert even(what) in text_on(form)


def test_the_earlier_detainer_is_named_only_where_it_is_canceled():
    asked = text_on("AUG2010")
    not_asked = text_on("AUG2010", asks=(Ask.HOLD,))

    assert even("canceled: of June 3, 2011") in asked
    assert even("of June 3, 2011") not in not_asked


def test_the_notification_form_states_a_priority_and_no_ground():
    page = pages_of(render(notice_on("I247N")))[0]

    assert "Priority" in page
    assert "Probablecause" not in page
    assert "recordofentry" not in page


def test_pages_are_numbered(paper):
    numbers = [page[-len("Page1of4") :] for page in pages_of(paper)]

    assert numbers == [f"Page{at}of4" for at in (1, 2, 3, 4)]
    assert all(before < after for before, after in pairwise(numbers))


@pytest.mark.parametrize("lines", [0, 3, 6, 9, 12, 60])
def test_what_the_agency_returns_stays_on_one_page_however_much_stands_above(lines):
    words = "Stated by the officer.\n" * lines
    pages = pages_of(render(notice_on("DEC2011", probable_cause=words)))
    (page,) = [page for page in pages if even("The agency returns") in page]

    assert in_order(page, ["The agency returns", "Booking number", "Signature and date"])
