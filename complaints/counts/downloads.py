"""The figures as one file: a line for each number."""

from collections.abc import Iterator
from dataclasses import dataclass

from complaints.counts.ages import WORDS
from complaints.counts.models import Figures
from portal.register.columns import Column
from portal.register.downloads import as_csv

COLUMNS = [
    Column("figure", "What is counted", "figure"),
    Column("of", "Of which topic, deadline, outcome or place, or counted how", "of"),
    Column("stage", "At which stage; empty for all", "stage"),
    Column("number", "How many; for places rounded to five", "number"),
    Column("computed_at", "When it was counted (UTC)", "computed_at"),
]


@dataclass(frozen=True)
class Line:
    """One number of the figures."""

    figure: str
    of: str
    stage: str
    number: int
    computed_at: object


def csv_of(figures: Figures) -> bytes:
    """The file, in UTF-8."""
    lines = (Line(*one, figures.computed_at) for one in _numbers(figures.told))
    return as_csv(COLUMNS, lines)


def _numbers(told: dict) -> Iterator[tuple[str, str, str, int]]:
    # Figures of before they were counted together have no such lines.
    for how, number in told.get("together", {}).items():
        yield "complaints counted together", how, "", number
    for line in told["topics"]:
        yield "complaints", line["topic"], "", line["total"]
        for stage, number in line["stages"].items():
            yield "complaints", line["topic"], stage, number
    for line in told.get("ages", ()):
        for band, number in line["ages"].items():
            yield f"open complaints of {WORDS[band].lower()}", "", line["stage"], number
    for line in told["outcomes"]:
        yield "outcomes", line["outcome"], "", line["number"]
    for line in told["missed"]:
        yield "deadlines missed", line["deadline"], "", line["number"]
    for key in ("questions_missed", "names_opened_without_consent", "disposed_of"):
        yield key.replace("_", " "), "", "", told[key]
    for place in told["places"]:
        yield "about", place["code"], "", place["about"]
