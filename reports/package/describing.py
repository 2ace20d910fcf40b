"""The description of a package for machines: Data Package 2.0 (`datapackage.json`).

Parquet files are named beside their CSV and not as resources of their own: they say the same,
and a reader that has no Parquet still validates the package.
"""

import hashlib
from collections.abc import Mapping

from reports.package.content import Column, Kind, Release, Table
from reports.package.pages import csv_path, parquet_path, said

PROFILE = "https://datapackage.org/profiles/2.0"


def datapackage_of(release: Release, files: Mapping[str, bytes]) -> dict[str, object]:
    """The descriptor of a release whose tables are among the files."""
    publisher = release.publisher
    return {
        "$schema": f"{PROFILE}/datapackage.json",
        "name": release.name.lower(),
        "id": release.address,
        "title": release.title,
        "description": said(release),
        "homepage": release.address,
        "version": release.version,
        "created": f"{release.published.isoformat()}T00:00:00Z",
        "licenses": [{"title": publisher.license_name, "path": publisher.license_address}],
        "contributors": [{"title": publisher.name, "email": publisher.mail}],
        "resources": [_resource(table, files) for table in release.tables],
    }


def _resource(table: Table, files: Mapping[str, bytes]) -> dict[str, object]:
    file, other = files[csv_path(table)], files[parquet_path(table)]
    return {
        "$schema": f"{PROFILE}/dataresource.json",
        "type": "table",
        "name": table.name,
        "title": table.title,
        "description": table.description,
        "path": csv_path(table),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(file),
        "hash": f"sha256:{hashlib.sha256(file).hexdigest()}",
        "alternatives": [
            {
                "path": parquet_path(table),
                "mediatype": "application/vnd.apache.parquet",
                "bytes": len(other),
                "hash": f"sha256:{hashlib.sha256(other).hexdigest()}",
            }
        ],
        "schema": {
            "$schema": f"{PROFILE}/tableschema.json",
            "fields": [_field(column) for column in table.columns],
            "missingValues": [],
            "primaryKey": [column.name for column in table.columns if column.key],
        },
    }


def _field(column: Column) -> dict[str, object]:
    field: dict[str, object] = {
        "name": column.name,
        "type": column.kind.value,
        "description": column.description,
        "missingValues": [
            {"value": symbol.code, "label": symbol.meaning} for symbol in column.symbols
        ],
    }
    if column.unit:
        field["unit"] = column.unit
    constraints: dict[str, object] = {} if column.symbols else {"required": True}
    if column.kind is Kind.STRING:
        constraints["minLength"] = 1  # no text is blank
    return field | ({"constraints": constraints} if constraints else {})
