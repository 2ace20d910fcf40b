"""The PDF of a report: its tags, its text in order, and that no word of it is taken for markup."""

import copy

import pytest
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.committee.report.paper.render import DESIGN, render
from reports.committee.report.paper.sheet import paragraphs, sheet_of
from tests.matching.detainers.paper.notices import even, opened, text_of
from tests.matching.detainers.paper.test_hostile import MARKUP
from tests.matching.detainers.paper.test_tags import elements
from tests.matching.detainers.paper.test_text import in_order

BREAK = "\N{ZERO WIDTH SPACE}"
VOTE = {
    "motion": "1.1.1",
    "closed_on": "2026-09-10",
    "wording": "That the finding be adopted.",
    "majority": "OF_VOTES",
    "result": "CARRIED",
    "yes": 3,
    "no": 1,
    "abstained": 0,
    "present": 4,
    "filled": 5,
    "votes": [
        {"seat": 1, "constituency": "POLICE_CHIEF", "name": "Ann", "choice": "YES", "reason": "",
         "missing": ""},
        {"seat": 7, "constituency": "ADVOCATE", "name": "Bea", "choice": "NO",
         "reason": "Too small a sample.", "missing": ""},
        {"seat": 3, "constituency": "SHERIFF", "name": "Cal", "choice": "", "reason": "",
         "missing": "LEFT"},
    ],
}  # fmt: skip
PART = {
    "number": 1,
    "reference": "2026-1",
    "duty": "MINOR_TRAFFIC",
    "matter": "Minor traffic",
    "title": "Traffic stops",
    "text": "First.\n\nSecond.",
    "outcome": "ADOPTED",
    "vote": VOTE,
    "recused": [{"seat": 6, "constituency": "FIELD_AGENT", "name": "Dan"}],
    "statements": [
        {"seat": 7, "constituency": "ADVOCATE", "name": "Bea", "opinion": "DISSENT",
         "words": "I see it otherwise.", "day": "2026-09-11"},
    ],
    "recommendations": [
        {"reference": "2026-4", "words": "Tell officers.", "addressee": "Ohio",
         "due_on": "2027-01-15"},
    ],
    "proposals": [],
    "agreement": [
        {"round": 2, "seed": "Words of the chair", "questions": [
            {"number": 1, "text": "Was it followed?", "text_es": "\u00bfS\u00ed?",
             "cases": 40, "conflicted": 12, "figures": {
                "PERCENT": {"value": 0.8, "interval": [0.7, 0.9], "cases": 40, "answers": 80},
                "ALPHA": {"value": 0.71, "interval": [0.6, 0.8], "cases": 40, "answers": 80},
                "GWET": {"value": "NO_PAIRS", "interval": "NO_PAIRS", "cases": 0, "answers": 0},
             }},
        ]},
    ],
}  # fmt: skip
SEALED = {
    "format": 1,
    "body": {
        "number": 3,
        "charter": {"number": 1, "title": "Advisory committee on Secure Communities"},
        "title": "On minor traffic offenses",
        "text": "What was asked.\nWhat was done.",
        "parts": [PART],
    },
    "digest": "a" * 64,
    "edition": 2,
    "circulated_on": "2026-09-20",
    "reply_by": "2026-10-05",
    "published_on": "2026-10-06",
    "positions": [
        {"seat": 1, "constituency": "POLICE_CHIEF", "name": "Ann", "capacity": "MEMBER",
         "stand": "CONCUR", "words": "", "apart": [], "signed_on": "2026-09-21"},
        {"seat": 2, "constituency": "POLICE_CHIEF", "name": "", "capacity": "",
         "stand": "VACANT", "words": "", "apart": [], "signed_on": "2026-10-06"},
        {"seat": 7, "constituency": "ADVOCATE", "name": "Bea", "capacity": "ALTERNATE",
         "stand": "DISSENT", "words": "The whole of it misleads.", "apart": ["2026-2"],
         "signed_on": "2026-09-21"},
    ],
    "resignations": [
        {"seat": 4, "constituency": "PROSECUTOR", "name": "Eve", "given_on": "2026-08-01",
         "last_day": "2026-08-02", "statement": "Nobody listens."},
    ],
    "members": [
        {"seat": 1, "constituency": "POLICE_CHIEF", "name": "Ann", "capacity": "MEMBER",
         "chairs": True, "begins_on": "2026-01-01", "last_day": "2027-12-31", "ended_how": ""},
        {"seat": 4, "constituency": "PROSECUTOR", "name": "Eve", "capacity": "MEMBER",
         "chairs": False, "begins_on": "2026-01-01", "last_day": "2026-08-02",
         "ended_how": "RESIGNED"},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def paper() -> bytes:
    return render(SEALED)


def saying(words: str) -> dict:
    """The report with the same words wherever people wrote some."""
    sealed = copy.deepcopy(SEALED)
    part = sealed["body"]["parts"][0]
    sealed["body"] |= {"title": words, "text": words}
    part |= {"title": words, "text": words}
    part["vote"]["votes"][1]["reason"] = words
    for row in (part["statements"][0], sealed["positions"][2], part["recommendations"][0]):
        row["words"] = words
    sealed["resignations"][0] |= {"statement": words, "name": words}
    return sealed


def test_the_paper_says_that_it_keeps_to_the_standard_for_accessible_files(paper):
    root = opened(paper).trailer["/Root"]
    told = root["/Metadata"].get_object().get_data().decode()

    assert "<pdfuaid:part>1</pdfuaid:part>" in told
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712
    assert root["/Lang"] == "en-US"


def test_the_title_is_what_a_reader_shows(paper):
    file = opened(paper)

    assert file.metadata.title == "On minor traffic offenses"
    assert file.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712


def test_no_heading_stands_more_than_one_level_beneath_the_one_before(paper):
    tags = [tag for tag, _lang, _node in elements(paper)]
    levels = [int(tag[2:]) for tag in tags if tag[1:2] == "H" and tag[2:].isdigit()]

    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))


def test_tables_have_headed_columns(paper):
    tags = [tag for tag, _lang, _node in elements(paper)]

    assert tags.count("/Table") == 4
    assert tags.count("/TH") == 4 + 4 + 6 + 4


def test_the_paper_is_read_from_where_each_seat_stands_to_how_to_check_it(paper):
    assert in_order(
        text_of(paper),
        [
            "On minor traffic offenses", "Concurs: 1, Dissents: 1, Seat is vacant: 1",
            "Edition 2", "Where each seat stands", "Nobody signed", "Dissents",
            "Report of the committee", "What was asked.", "What was done.",
            "Findings", "Finding 2026-1: Traffic stops", "First.", "Second.",
            "Recommendation 2026-4 to Ohio", "Reply by Jan. 15, 2027",
            "Dissent: Bea, Community and immigration advocates", "I see it otherwise.",
            "The vote", "Carried on Sept. 10, 2026: yes 3, no 1", "Too small a sample.",
            "Did not vote. Left before the vote closed", "Kept away", "Dan (seat 6, Field agents)",
            "in round 2", "1. Was it followed?", "0.80 (0.70 to 0.90)",
            "0.71 (0.60 to 0.80)", "No figure", "12", "Words of the chair",
            "Positions of the seats", "Seat 1, Ann: Concurs", "Without words.",
            "Seat 7, Bea: Dissents", "The whole of it misleads.", "by the alternate", "2026-2",
            "Resignations", "Eve", "Nobody listens.", "Who sat under the charter", "Ann, chair",
            "Resigned", "How to check this report", "a" * 64,
        ],
    )  # fmt: skip


def test_the_paper_is_in_english_whoever_publishes_it(paper):
    with override("es"):
        assert render(SEALED) == paper


def test_a_long_dissent_is_printed_whole():
    lines = [f"Line {number} of the dissent." for number in range(400)]
    sealed = copy.deepcopy(SEALED)
    sealed["positions"][2]["words"] = "\n".join(lines)

    text = text_of(render(sealed))

    assert in_order(text, lines)


@pytest.mark.parametrize("words", MARKUP)
def test_markup_comes_out_as_text(words):
    text = text_of(render(saying(words))).replace(BREAK, "")

    assert text.count(even(words)) >= 9


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.text(min_size=1, max_size=300))
def test_any_text_at_all_makes_a_paper(words):
    assert len(opened(render(saying(words))).pages) >= 2


def test_the_layout_takes_no_text_for_code():
    source = DESIGN.read_text()

    assert "eval" not in source
    assert "read(" not in source


def test_nothing_of_the_sealed_text_is_left_out_of_the_sheet():
    told = str(sheet_of(SEALED))

    for words in ("I see it otherwise.", "The whole of it misleads.", "Nobody listens."):
        assert words in told


@pytest.mark.parametrize(
    ("text", "lines"), [("", []), ("a\n\n b \r\nc", ["a", "b", "c"]), (" \n", [])]
)
def test_each_line_that_says_something_is_a_paragraph(text, lines):
    assert paragraphs(text) == lines
