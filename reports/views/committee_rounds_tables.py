"""Strata and questions of a round as tables, in the language of the page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reports.committee.rounds.codebooks import answers_of, text_of
from reports.committee.rounds.models import Question
from reports.committee.rounds.selectors import Share
from reports.committee.rounds.sheet_words import stratum_words
from reports.committee.rounds.strata import Stratum

Row = list[object]


@dataclass(frozen=True)
class Shown:
    """A question as it is shown: its duty, its words and its answers in their order."""

    number: int
    duty: str
    text: str
    answers: list[str]


def shares(found: Iterable[Share], legend: Mapping[str, Stratum] | None = None) -> list[Row]:
    """A row a stratum: its code, what it stands for where that is told, its cases, the drawn."""
    return [
        [
            one.code,
            *([stratum_words(legend[one.code])] if legend is not None else []),
            f"{one.cases:,}",
            f"{one.drawn:,}",
        ]
        for one in found
    ]


def asked(questions: Iterable[Question]) -> list[Shown]:
    """The questions of a codebook."""
    return [
        Shown(
            one.number,
            one.get_duty_display(),
            text_of(one),
            [words for _value, words in answers_of(one)],
        )
        for one in questions
    ]
