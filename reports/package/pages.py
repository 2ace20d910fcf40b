"""Where the files of a package stand, and what is said of it in every description."""

from reports.package.content import Release, Table

CHANGES, README, DICTIONARY = "CHANGES", "README", "dictionary.csv"
DATAPACKAGE, CATALOG = "datapackage.json", "data.json"


def csv_path(table: Table) -> str:
    """The path of a table as CSV."""
    return f"data/{table.name}.csv"


def parquet_path(table: Table) -> str:
    """The path of a table as Parquet."""
    return f"data/{table.name}.parquet"


def said(release: Release) -> str:
    """The description of a release, its notice first."""
    return " ".join(filter(None, [release.notice, release.description]))
