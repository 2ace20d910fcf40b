"""Training in a release: its tables, and the sums that the gate does again."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from reports.coverage.tallies import STATE
from reports.coverage.totals import NATION, NO_STATE
from reports.disclosure.soundness import Finding
from reports.package.content import Column, Kind, Row, Table
from reports.package.content import Release as Content
from reports.releases.source import Source

TRAINING = "training"
NUMBERS = ("needed", "held", "lacking")
COLUMNS = (
    Column("quarter", Kind.STRING, "Quarter of the federal fiscal year.", key=True),
    Column(
        "place",
        Kind.STRING,
        "FIPS code of the county, or the state's two digits; 000 after these is the state's own"
        " office, 999 its places that are told together. US is the nation, 00000 the people of"
        " the program, 99999 places of several states that are told together.",
        key=True,
    ),
    Column("topic", Kind.STRING, "Key of the module; see training_topics.", key=True),
    Column("needed", Kind.INTEGER, "People in roles that need it, in fives.", unit="people"),
    Column("held", Kind.INTEGER, "Those of them who held it; the difference.", unit="people"),
    Column("lacking", Kind.INTEGER, "Those of them who lacked it, in fives.", unit="people"),
)
TOPICS = (
    Column("topic", Kind.STRING, "Key of the module in training.", key=True),
    Column("title", Kind.STRING, "What it is called."),
)
ABOUT = (
    "How many people in roles that need a module held it on the last day of the quarter. Every"
    " number is rounded once to a multiple of five; sums add what is shown. A place of fewer than"
    " ten such people is told together with others."
)


def training_tables(source: Source) -> list[Table]:
    """The figures of training and their topics; nothing where a release has none."""
    said = source.training
    if said is None:
        return []
    quarter = str(source.quarter)
    rows: tuple[Row, ...] = tuple(
        (quarter, one.place, one.topic, one.needed, one.held, one.lacking) for one in said.figures
    )
    topics: tuple[Row, ...] = tuple((key, title) for key, title in sorted(said.topics.items()))
    return [
        Table(TRAINING, "Training", ABOUT, COLUMNS, rows),
        Table("training_topics", "Topics of training", "What there is to learn.", TOPICS, topics),
    ]


def training_at_fault(source: Source, content: Content) -> Iterator[Finding]:
    """Numbers in the file that are not those shown, or no sum of the places that are told."""
    table = next((one for one in content.tables if one.name == TRAINING), None)
    printed = {(str(row[1]), str(row[2])): row[3:] for row in table.rows} if table else {}
    figures = source.training.figures if source.training else ()
    sums: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for one in figures:
        if len(one.place) > STATE:
            for place in _places_of(one.place):
                for at, name in enumerate(NUMBERS):
                    sums[place, one.topic][at] += getattr(one, name)
    keys = sorted({*sums, *printed})
    wrong = [tuple(sums.get(key, ())) != printed.get(key, ()) for key in keys]
    named = ["|".join((str(source.quarter), *key)) for key in keys]
    yield from Finding.of(
        "training-not-additive", "not the sum of figures shown", named, np.array(wrong, bool)
    )


def _places_of(place: str) -> list[str]:
    """A place, and those whose totals it counts in."""
    state = place[:STATE]
    return [place, NATION] if state in NO_STATE else [place, state, NATION]
