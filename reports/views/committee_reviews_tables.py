"""Answers and figures of case reviews as tables, in the language of the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reports.agreement.results import Reason
from reports.committee.rounds.agreeing import Measure
from reports.committee.rounds.codebooks import answers_of, text_of
from reports.committee.rounds.models import Answer, Question
from reports.committee.rounds.totals import FEW, FEWEST, HIDDEN, Totals

MEASURES = {
    Measure.PERCENT: gettext_lazy("Pairs of reviewers who agreed"),
    Measure.ALPHA: gettext_lazy("Krippendorff's alpha"),
    Measure.GWET: gettext_lazy("Gwet's AC1, or AC2 for answers in an order"),
}
# Why there is no figure, or no interval of it.
REASONS = {
    Reason.NO_PAIRS: gettext_lazy("No figure: no case has two answers."),
    Reason.NO_VARIATION: gettext_lazy("No figure: all answers are the same."),
    Reason.NO_SPREAD: gettext_lazy("No interval: every draw of cases gives the same figure."),
    Reason.UNSTABLE: gettext_lazy("No interval: a few cases carry the whole figure."),
}


@dataclass(frozen=True)
class Shown:
    """The figures of one question: its words, how often each answer came, and agreement."""

    number: int
    title: str
    cases: int
    counts: list[list[Any]]
    figures: list[list[Any]]


def given_rows(questions: Sequence[Question], given: Mapping[int, Answer]) -> list[list[str]]:
    """One's own answers, a row a question."""
    return [
        [text_of(one), *(_answer(one, given.get(one.pk)) or [_("Not answered yet"), ""])]
        for one in questions
    ]


def beside_rows(
    questions: Sequence[Question], beside: Sequence[tuple[str, bool, Mapping[int, Answer]]]
) -> list[dict[str, Any]]:
    """The answers to each question by letter, and whether they differ."""
    rows = []
    for one in questions:
        cells = [
            [letter, own, *(_answer(one, given.get(one.pk)) or ["", ""])]
            for letter, own, given in beside
        ]
        rows.append(
            {
                "question": f"{one.number}. {text_of(one)}",
                "cells": cells,
                "differs": len({value for _letter, _own, value, _words in cells}) > 1,
            }
        )
    return rows


def shown_totals(totals: Sequence[Totals]) -> list[Shown]:
    """Totals as a member sees them."""
    return [
        _shown(one.question, one.cases, list(one.counts.items()), one.conflicted, one.figures)
        for one in totals
    ]


def shown_rows(questions: Sequence[Question], rows: Sequence[Mapping[str, Any]]) -> list[Shown]:
    """Totals as they are published."""
    by_number = {one.number: one for one in questions}
    return [
        _shown(
            by_number[row["number"]],
            row["cases"],
            row["counts"],
            row["conflicted"],
            row["figures"],
        )
        for row in rows
    ]


def _shown(
    question: Question,
    cases: int,
    counts: Sequence[Sequence[Any]],
    conflicted: int | str | None,
    figures: Mapping[str, Any],
) -> Shown:
    words = dict(answers_of(question))
    rows = [[words[value], _count(count)] for value, count in counts]
    if conflicted is not None:
        rows.append([_("In conflict"), _count(conflicted)])
    lines = [[MEASURES[each], *_figure(figures[each])] for each in Measure]
    return Shown(question.number, text_of(question), cases, rows, lines)


def _answer(question: Question, answer: Answer | None) -> list[str] | None:
    if answer is None:
        return None
    return [dict(answers_of(question)).get(answer.value, ""), answer.words]


def _count(count: int | str) -> str:
    if count == FEW:
        return _("fewer than %(least)s") % {"least": FEWEST}
    return _("not shown") if count == HIDDEN else str(count)


def _figure(row: Mapping[str, Any]) -> list[str]:
    """The figure, its interval and of how many cases; the reason in words where there is none."""
    value, interval = row["value"], row["interval"]
    if isinstance(value, str):
        return [str(REASONS[Reason(value)]), "", str(row["cases"])]
    if isinstance(interval, str):
        return [_rounded(value), str(REASONS[Reason(interval)]), str(row["cases"])]
    ends = {"low": _rounded(interval[0]), "high": _rounded(interval[1])}
    return [_rounded(value), _("%(low)s to %(high)s") % ends, str(row["cases"])]


def _rounded(value: float) -> str:
    return number_format(value + 0.0, 2)
