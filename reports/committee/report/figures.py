"""How far members agreed in the round of case reviews behind a finding, gathered and as read."""

from collections.abc import Mapping
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from reports.committee.report.canonical import Words
from reports.committee.rounds.agreeing import Measure
from reports.committee.rounds.models import Figures, Question
from reports.committee.rounds.totals import FEW, FEWEST, HIDDEN
from reports.committee.seats.models import Matter


def agreement_behind(matter: Matter) -> list[Words]:
    """The published figures of the closed round on a matter; empty where there is none."""
    found = Figures.objects.filter(round__matter=matter).select_related("round").first()
    if found is None:
        return []
    asked = Question.objects.filter(codebook=found.round.codebook_id)
    words = {one.number: (one.text, one.text_es) for one in asked}
    return [
        {
            "round": found.round.number,
            "seed": found.round.seed,
            "questions": [_question(row, words[row["number"]]) for row in found.results],
        }
    ]


def tables_of(agreement: list[Words]) -> list[Words]:
    """The same as tables with a row a question, in the reader's language."""
    return [
        {
            "heading": _("How far reviewers agreed in round %(number)s")
            % {"number": one["round"]},
            "columns": [
                _("Question"),
                _("Cases"),
                _("Pairs that agreed"),
                _("Krippendorff's alpha"),
                _("Gwet's AC1"),
                _("Kept as a conflict"),
            ],
            "rows": [_row(each) for each in one["questions"]],
            "note": _("With intervals of 95 percent. The sample was drawn by the seed: %(seed)s")
            % {"seed": one["seed"]},
        }
        for one in agreement
    ]


def _question(row: Mapping[str, Any], words: tuple[str, str]) -> Words:
    return {
        "number": row["number"],
        "text": words[0],
        "text_es": words[1],
        "cases": row["cases"],
        "conflicted": row["conflicted"],
        "figures": row["figures"],
    }


def _row(question: Words) -> list[str]:
    spanish = (get_language() or "").startswith("es")
    words = question["text_es"] if spanish and question["text_es"] else question["text"]
    return [
        f"{question['number']}. {words}",
        str(question["cases"]),
        *(_figure(question["figures"].get(measure)) for measure in Measure),
        _count(question["conflicted"]),
    ]


def _count(count: int | str | None) -> str:
    """A count of cases as a round publishes it: small ones are not told."""
    if count == FEW:
        return _("fewer than %(least)s") % {"least": FEWEST}
    return _("not shown") if count in (HIDDEN, None) else str(count)


def _figure(row: Mapping[str, Any] | None) -> str:
    """The figure with its interval, if it has one."""
    if row is None or isinstance(row["value"], str):
        return _("No figure")
    value, interval = _number(row["value"]), row["interval"]
    if isinstance(interval, str):
        return value
    low, high = interval
    return _("%(value)s (%(low)s to %(high)s)") % {
        "value": value,
        "low": _number(low),
        "high": _number(high),
    }


def _number(value: float) -> str:
    return str(number_format(value, decimal_pos=2))
