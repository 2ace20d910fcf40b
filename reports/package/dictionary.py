"""The data dictionary: every column of every table, as a table like the others."""

from reports.package.content import NOT_APPLICABLE, Cell, Column, Kind, Release, Row, Table

_COLUMNS = (
    Column("table", Kind.STRING, "The table that the column is of.", key=True),
    Column("position", Kind.INTEGER, "Its place in the table, from 1.", key=True),
    Column("column", Kind.STRING, "The name of the column."),
    Column("type", Kind.STRING, "What its values are, by the names of Table Schema."),
    Column("part", Kind.STRING, "A facet is one of those that name a row; an indicator is told."),
    Column("unit", Kind.STRING, "The unit of its values.", symbols=(NOT_APPLICABLE,)),
    Column("description", Kind.STRING, "What it says."),
    Column(
        "symbols",
        Kind.STRING,
        "What may stand in place of a value, and why.",
        symbols=(NOT_APPLICABLE,),
    ),
)


def dictionary_of(release: Release) -> Table:
    """The dictionary of a release."""
    rows: list[Row] = []
    for table in release.tables:
        for place, column in enumerate(table.columns, 1):
            rows.append((table.name, place, *_told(column)))
    title, description = "Data dictionary", "Every column of every table of this release."
    return Table("dictionary", title, description, _COLUMNS, tuple(rows))


def _told(column: Column) -> tuple[Cell, ...]:
    symbols = "; ".join(f"{symbol.code} {symbol.meaning}" for symbol in column.symbols)
    return (
        column.name,
        column.kind.value,
        "facet" if column.key else "indicator",
        column.unit or NOT_APPLICABLE,
        column.description,
        f"one of: {symbols}" if symbols else NOT_APPLICABLE,
    )
