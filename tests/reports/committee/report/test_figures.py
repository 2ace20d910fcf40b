"""What a report prints of the round of case reviews behind a finding."""

import pytest
from django.utils.translation import override

from reports.committee.report.canonical import canonical
from reports.committee.report.figures import agreement_behind, tables_of
from tests.kept import kept
from tests.reports.committee.report.way import matter_of
from tests.reports.committee.rounds import way, worlds
from tests.reports.committee.worlds import inside

FIGURE = {"value": 0.8, "interval": [0.7, 0.9], "cases": 40, "answers": 80}


@kept
def reviewed(riverton, lakeside, committee, sybil) -> object:
    """A closed round in which the second reviewer of each case saw it otherwise."""
    worlds.frozen()
    begun = way.started(worlds.drawn(sybil), sybil)
    return way.settled(way.beside(begun, sybil, way.by_letter), sybil)


def told(**changed) -> list:
    """The figures of one question, some of them changed."""
    figures = dict.fromkeys(("PERCENT", "ALPHA", "GWET"), FIGURE) | changed.pop("figures", {})
    question = {"number": 1, "text": "Was it followed?", "text_es": "¿Se cumplió?", "cases": 40}
    row = {**question, "conflicted": 12, "figures": figures, **changed}
    return [{"round": 2, "seed": "Words of the chair", "questions": [row]}]


def row_of(agreement) -> list[str]:
    return tables_of(agreement)[0]["rows"][0]


def test_the_published_figures_of_the_round_are_printed_question_by_question(reviewed):
    (found,) = inside(lambda: agreement_behind(reviewed.matter))

    assert (found["round"], found["seed"]) == (reviewed.number, reviewed.seed)
    assert len(found["questions"]) == len(way.questions(reviewed))
    assert all(set(one["figures"]) == {"PERCENT", "ALPHA", "GWET"} for one in found["questions"])
    assert canonical({"agreement": [found]})


def test_every_question_of_the_round_is_a_row_of_the_table(reviewed):
    (table,) = tables_of(inside(lambda: agreement_behind(reviewed.matter)))

    assert {len(row) for row in table["rows"]} == {len(table["columns"])}


def test_a_matter_without_a_round_has_no_figures(sybil, committee):
    assert inside(agreement_behind, matter_of(sybil)) == []


def test_a_row_has_the_question_and_each_figure_with_its_interval():
    assert row_of(told()) == ["1. Was it followed?", "40", *["0.80 (0.70 to 0.90)"] * 3, "12"]


def test_a_question_is_asked_in_the_readers_language():
    with override("es"):
        assert row_of(told())[0] == "1. ¿Se cumplió?"


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ({**FIGURE, "value": "NO_PAIRS"}, "No figure"),
        ({**FIGURE, "interval": "NO_SPREAD"}, "0.80"),
        (None, "No figure"),
    ],
)
def test_what_has_no_figure_or_no_interval_says_so(figure, words):
    assert row_of(told(figures={"ALPHA": figure}))[3] == words


@pytest.mark.parametrize(
    ("count", "words"), [("few", "fewer than"), ("hidden", "not shown"), (None, "not shown")]
)
def test_small_counts_of_conflicts_are_not_told(count, words):
    assert row_of(told(conflicted=count))[5].startswith(words)
