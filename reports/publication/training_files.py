"""The figures of training as CSV, and the dictionary of its columns."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from portal.register.columns import Column
from portal.register.downloads import as_csv
from reports.coverage.models import Sheet
from reports.coverage.selectors import figures_in
from reports.publication.training_names import names_of
from reports.publication.training_pages import titles_of

COLUMNS = [
    Column("quarter", _("Quarter of the federal fiscal year"), "quarter"),
    Column("day", _("The last day of the quarter, for which people were counted"), "day"),
    Column(
        "place",
        _(
            "FIPS code of a county, or a state's two digits; with 000 after these its own office,"
            " with 999 its places that are told together; US the nation, 00000 the program's"
            " people, 99999 places of several states that are told together"
        ),
        "place",
    ),
    Column("name", _("Name of the place"), "name"),
    Column("topic", _("Key of the topic"), "topic"),
    Column("title", _("Title of the topic"), "title"),
    Column("needed", _("People in roles that need it, in fives"), "needed"),
    Column("held", _("Those of them who held it: the difference"), "held"),
    Column("lacking", _("Those of them who lacked it, in fives"), "lacking"),
    Column("synthetic", _("Whether the figures are invented"), "synthetic"),
]
DICTIONARY = [
    Column("column", _("Name of the column"), "name"),
    Column("meaning", _("What it means"), "meaning"),
]


@dataclass(frozen=True)
class Line:
    """One figure with its names."""

    quarter: str
    day: date
    place: str
    name: str
    topic: str
    title: str
    needed: int
    held: int
    lacking: int
    synthetic: bool


def coverage_csv(told: Sheet) -> bytes:
    """Every figure of a quarter, in UTF-8."""
    return as_csv(COLUMNS, _lines(told))


def dictionary_csv() -> bytes:
    """What each column means."""
    return as_csv(DICTIONARY, COLUMNS)


def _lines(told: Sheet) -> Iterator[Line]:
    figures = list(figures_in(told))
    names, titles = names_of(one.place for one in figures), titles_of(told)
    for one in figures:
        yield Line(
            told.quarter,
            told.day,
            one.place,
            names[one.place],
            one.topic,
            titles[one.topic],
            one.needed,
            one.held,
            one.lacking,
            told.synthetic,
        )
