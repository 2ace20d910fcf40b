"""The file README: what is in the folder, and how anybody checks it."""

from datetime import UTC

from reports.package.content import Release
from reports.package.pages import csv_path

_TEXT = """{title}
Version {version}, published {published}; the figures as they were known at {cut_off}.
{address}

{about}

Tables (UTF-8, comma-separated, and the same as Parquet beside it):
{tables}

No cell is blank.  Where there is no number, a symbol in brackets says why:
{symbols}
In Parquet the number is null and the column of its name with _symbol says why.
Codes of places are text: they keep their leading zeros.
dictionary.csv says what every column means, CHANGES what differs from the version before,
datapackage.json (Data Package 2.0) and data.json (DCAT-US 3.0) say it to programs.

To check the package, with the publisher's key from another place than this folder:

    python3 manage.py verify_release FOLDER-OR-ADDRESS --key KEY

or by hand: manifest.sig is a signed note (c2sp.org/signed-note, Ed25519) with the SHA-256 of
manifest.json, which has the size and the SHA-256 of every other file.  For each table it has
the root of a hash tree (RFC 6962) over the lines of its CSV file, the heading first and without
line feeds, so that one line can be proved to have been published without the rest.

Terms of use: {terms}
Comments: {publisher}, {mail}
"""


def readme(release: Release) -> bytes:
    """The text."""
    symbols = {
        symbol.code: symbol.meaning
        for table in release.tables
        for column in table.columns
        for symbol in column.symbols
    }
    tables = [f"  {csv_path(one)}  {one.title}. {one.description}" for one in release.tables]
    about = "\n\n".join(filter(None, [release.notice, release.description]))
    return _TEXT.format(
        title=release.title,
        version=release.version,
        published=release.published.isoformat(),
        cut_off=release.cut_off.astimezone(UTC).isoformat(),
        address=release.address,
        about=about,
        tables="\n".join(tables),
        symbols="\n".join(f"  {code}  {meaning}" for code, meaning in sorted(symbols.items())),
        terms=f"{release.publisher.license_name}, {release.publisher.license_address}",
        publisher=release.publisher.name,
        mail=release.publisher.mail,
    ).encode()
