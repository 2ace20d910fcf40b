"""The tables of a release: plain rows of what is shown, each figure beside who took part."""

from collections import defaultdict
from collections.abc import Iterator

from django.utils import translation

from reports.gaps import Gap
from reports.package.content import (
    NOT_PARTICIPATING,
    NOT_REPORTED,
    Cell,
    Column,
    Kind,
    Row,
    Table,
)
from reports.package.content import SYMBOLS as SYMBOL_OF
from reports.publication.models import NATION
from reports.publication.showing import Place, shown
from reports.releases.flagging import ToldFlag
from reports.releases.source import Source
from reports.releases.training import training_tables
from reports.statistics.measures import MEASURES, Measure
from reports.statistics.stages import Stage

SYMBOLS = (NOT_PARTICIPATING, NOT_REPORTED)
QUARTER = Column("quarter", Kind.STRING, "Quarter of the federal fiscal year.", key=True)
PLACE = Column("place", Kind.STRING, "FIPS code of the county or the state, or US.", key=True)
CELLS = (
    QUARTER,
    Column("fips", Kind.STRING, "FIPS code of the county.", key=True),
    Column("level", Kind.STRING, "Gravest charge as booked.", key=True),
    Column("group", Kind.STRING, "Group as the agency recorded it.", key=True),
    Column("stage", Kind.STRING, "How far the bookings went; see stages.", key=True),
    Column("persons", Kind.INTEGER, "Bookings, rounded to five where 1 to 4.", unit="bookings"),
)
Counts = dict[int, int]


def tables_of(source: Source) -> tuple[Table, ...]:
    """All tables of a release, in English; those that have no row are left out."""
    with translation.override("en"):
        made = (
            _places(source),
            _cells(source),
            _flags(source),
            _notes(source),
            _complaints(source),
            _ages(source),
            *training_tables(source),
            _measures(),
            _stages(),
        )
    return tuple(table for table in made if table.rows)


def counts_by_place(source: Source) -> dict[str, Counts]:
    """Numbers shown by stage, of every county, state and the nation that has any."""
    found: dict[str, Counts] = defaultdict(lambda: defaultdict(int))
    inner = source.shown
    for (county, _level, _group, stage), persons in zip(
        inner.labels.tolist(), inner.counts.tolist(), strict=True
    ):
        for place in (county, county[:2], NATION):
            found[place][Stage[stage]] += persons
    return found


def cell(place: Place, measure: Measure, counts: Counts) -> Cell:
    """A measure of a place, or the symbol of why there is none: as on its page."""
    number = shown(measure, counts, place)
    return SYMBOL_OF[number] if isinstance(number, Gap) else number


def _places(source: Source) -> Table:
    counts = counts_by_place(source)
    columns = (
        QUARTER,
        PLACE,
        Column("name", Kind.STRING, "Name of the place; a state by its postal code."),
        Column("days", Kind.INTEGER, "Days on which the place took part.", unit="days"),
        Column("of_days", Kind.INTEGER, "Days of the quarter.", unit="days"),
        Column("reported", Kind.STRING, "Whether any booking of the quarter was reported."),
        *(
            Column(one.name, Kind.INTEGER, str(one.definition), "bookings", SYMBOLS)
            for one in MEASURES.values()
        ),
    )
    rows: list[Row] = [
        (
            str(source.quarter),
            place.code,
            place.name,
            place.days,
            place.of_days,
            "yes" if place.reported else "no",
            *(cell(place, one, counts.get(place.code, {})) for one in MEASURES.values()),
        )
        for place in source.places
    ]
    about = "Every measure of every county, state and the nation, with who took part."
    return Table("places", "Places", about, columns, tuple(rows))


def _cells(source: Source) -> Table:
    inner = source.shown
    rows: list[Row] = [
        (str(source.quarter), *labels, persons)
        for labels, persons in zip(inner.labels.tolist(), inner.counts.tolist(), strict=True)
        if persons
    ]
    about = (
        "The inner cells, of which every other figure is a sum. A cell that is not here shows 0."
    )
    return Table("cells", "Inner cells", about, CELLS, tuple(rows))


def _flags(source: Source) -> Table:
    columns = (
        QUARTER,
        PLACE,
        Column("indicator", Kind.STRING, "What was compared.", key=True),
        Column("side", Kind.STRING, "In which direction the place differs.", key=True),
        Column("group", Kind.STRING, "The group of a disparity; ALL of the others.", key=True),
        Column("observed", Kind.INTEGER, "Events shown.", unit="bookings"),
        Column("expected", Kind.NUMBER, "Events expected by the nation's rates."),
        Column("ratio", Kind.NUMBER, "Rate against the nation's; of groups, the odds ratio."),
        Column("low", Kind.NUMBER, "Lower end of its 90 % interval."),
        Column("high", Kind.NUMBER, "Upper end of its 90 % interval."),
        Column("conclusion", Kind.STRING, "What those who looked into it concluded."),
        Column("statement", Kind.STRING, "What they say of it, in quotation marks."),
        Column("statement_es", Kind.STRING, "The same in Spanish, where it was written."),
        Column("comment", Kind.STRING, "What the place says of it, in quotation marks."),
    )
    rows = tuple(_flag(source, flag) for flag in source.flags)
    about = "Places that the review flags for review; a flag is no finding about anybody."
    return Table("flags", "Flags for review", about, columns, rows)


def _flag(source: Source, flag: ToldFlag) -> Row:
    return (
        str(source.quarter),
        flag.place,
        flag.indicator,
        flag.side,
        flag.group or "ALL",
        flag.observed,
        *(round(number, 3) for number in (flag.expected, flag.ratio, flag.low, flag.high)),
        flag.conclusion,
        quoted(flag.statement),
        quoted(flag.statement_es),
        quoted(flag.comment),
    )


def _notes(source: Source) -> Table:
    columns = (
        QUARTER,
        Column("number", Kind.INTEGER, "Number of the note in this release.", key=True),
        Column("place", Kind.STRING, "FIPS code of the county that was flagged."),
        Column("flagged_quarter", Kind.STRING, "Quarter of the flag."),
        Column("indicator", Kind.STRING, "What was compared."),
        Column("question", Kind.STRING, "What the agency was asked, in quotation marks."),
        Column("reply", Kind.STRING, "What it replied, in quotation marks."),
        Column("note", Kind.STRING, "What the committee notes, in quotation marks."),
        Column("note_es", Kind.STRING, "The same in Spanish, where it was written."),
    )
    rows: tuple[Row, ...] = tuple(
        (
            str(source.quarter),
            number,
            note.county,
            note.quarter,
            note.indicator,
            *(quoted(text) for text in (note.question, note.reply, note.words, note.words_es)),
        )
        for number, note in enumerate(source.notes, 1)
    )
    about = "What came of flags of earlier quarters; a note is no finding about anybody."
    return Table("committee_notes", "Notes of the committee", about, columns, rows)


def quoted(text: str) -> str:
    """Words as one line between quotation marks: no reader takes them for a formula or a blank."""
    line = "".join(mark if mark.isprintable() else " " for mark in text)
    return f"“{' '.join(line.split())}”"


def _complaints(source: Source) -> Table:
    columns = (
        QUARTER,
        Column("topic", Kind.STRING, "What the complaints are about.", key=True),
        Column("stage", Kind.STRING, "How far they are.", key=True),
        Column("complaints", Kind.INTEGER, "Complaints in the nation.", unit="complaints"),
    )
    about = "Civil-rights complaints by topic and stage, as published last before the cut-off."
    return Table("complaints", "Complaints", about, columns, tuple(_complaint_rows(source)))


def _complaint_rows(source: Source) -> Iterator[Row]:
    for line in (source.complaints or {}).get("topics", ()):
        for stage, number in line["stages"].items():
            yield str(source.quarter), line["topic"], stage, number


def _ages(source: Source) -> Table:
    columns = (
        QUARTER,
        Column("stage", Kind.STRING, "How far the complaints are.", key=True),
        Column("age", Kind.STRING, "How many days ago they came.", key=True),
        Column("complaints", Kind.INTEGER, "Complaints in the nation.", unit="complaints"),
    )
    rows: list[Row] = [
        (str(source.quarter), line["stage"], band, number)
        for line in (source.complaints or {}).get("ages", ())
        for band, number in line["ages"].items()
    ]
    about = "Complaints that are not over by stage and age, as published last before the cut-off."
    return Table("complaint_ages", "Age of complaints", about, columns, tuple(rows))


def _measures() -> Table:
    columns = (
        Column("measure", Kind.STRING, "Its column in places.", key=True),
        Column("title", Kind.STRING, "Its name."),
        Column("definition", Kind.STRING, "What it counts."),
        Column("stages", Kind.STRING, "The stages of which it is the sum."),
    )
    rows: tuple[Row, ...] = tuple(
        (
            one.name,
            str(one.title),
            str(one.definition),
            " ".join(s.name for s in sorted(one.stages)),
        )
        for one in MEASURES.values()
    )
    return Table("measures", "Measures", "What each figure counts.", columns, rows)


def _stages() -> Table:
    columns = (
        Column("stage", Kind.STRING, "Its code in the inner cells.", key=True),
        Column("meaning", Kind.STRING, "What it means."),
    )
    rows: tuple[Row, ...] = tuple((stage.name, str(stage.label)) for stage in Stage)
    return Table("stages", "Stages", "How far a booking went.", columns, rows)
