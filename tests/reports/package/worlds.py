"""An invented release of six rows, with everything that a release may have."""

from dataclasses import replace
from datetime import UTC, date, datetime

from portal.signed_notes import verifier_of
from reports.package.building import build
from reports.package.content import (
    NOT_APPLICABLE,
    NOT_PARTICIPATING,
    NOT_REPORTED,
    Column,
    Correction,
    Kind,
    Publisher,
    Release,
    Row,
    Table,
)

SIGNER, SEED = "invented-statistics", bytes(range(32))
KEY = verifier_of(name=SIGNER, seed=SEED)

COLUMNS = (
    Column("fips", Kind.STRING, "The county.", key=True),
    Column("level", Kind.INTEGER, "The offense level.", key=True),
    Column("county", Kind.STRING, "Its name."),
    Column(
        "bookings",
        Kind.INTEGER,
        "Bookings in the quarter.",
        unit="bookings",
        symbols=(NOT_PARTICIPATING, NOT_REPORTED),
    ),
    Column("rate", Kind.NUMBER, "Matches a booking.", symbols=(NOT_APPLICABLE,)),
    Column("since", Kind.DATE, "Taking part since.", symbols=(NOT_PARTICIPATING,)),
)
ROWS: tuple[Row, ...] = (
    ("01001", 1, "Autauga, Alabama", 120, 0.25, date(2010, 1, 5)),
    ("01001", 2, "Autauga, Alabama", 0, NOT_APPLICABLE, date(2010, 1, 5)),
    ("06075", 1, "San Francisco", NOT_PARTICIPATING, NOT_APPLICABLE, NOT_PARTICIPATING),
    ("06075", 2, "San Francisco", NOT_PARTICIPATING, NOT_APPLICABLE, NOT_PARTICIPATING),
    ("35013", 1, 'Doña Ana, called "the valley"', NOT_REPORTED, 0.1, date(2011, 6, 1)),
    ("35013", 2, 'Doña Ana, called "the valley"', 15, 1.0, date(2011, 6, 1)),
)
FLOW = Table("flow", "Bookings", "What became of bookings.", COLUMNS, ROWS)
RELEASE = Release(
    name="2011Q3",
    version="1.0",
    title="Quarterly statistics, third quarter of 2011",
    description="Bookings and matches by county and offense level.",
    first_day=date(2011, 4, 1),
    last_day=date(2011, 6, 30),
    cut_off=datetime(2011, 7, 15, 21, 0, tzinfo=UTC),
    published=date(2011, 8, 1),
    snapshot="2011Q3-1",
    address="https://statistics.example.org/releases/2011Q3/1.0/",
    publisher=Publisher(
        "Invented Statistics",
        "statistics@example.org",
        "CC0 1.0",
        "https://creativecommons.org/publicdomain/zero/1.0/",
    ),
    tables=(FLOW,),
    files={"charts/funnel.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>\n"},
    notice="All figures are invented.",
)


def with_rows(*rows: Row) -> Table:
    """The table with other rows."""
    return replace(FLOW, rows=rows)


def built() -> dict[str, bytes]:
    """The files of the release."""
    return build(RELEASE, signer=SIGNER, seed=SEED)


def corrected() -> tuple[Release, dict[str, bytes]]:
    """The next version, with one booking more, and its files."""
    first, *others = ROWS
    table = with_rows((*first[:3], 121, *first[4:]), *others)
    reason = Correction("1.1", date(2011, 9, 1), "A jail reported late.")
    release = replace(RELEASE, version="1.1", tables=(table,), corrections=(reason,))
    return release, build(release, earlier=RELEASE, signer=SIGNER, seed=SEED)
