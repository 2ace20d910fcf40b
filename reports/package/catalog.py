"""The description for federal catalogs: DCAT-US 3.0 (`data.json`), one dataset with its files."""

import hashlib
from collections.abc import Mapping

from reports.package.content import Release
from reports.package.pages import DICTIONARY, csv_path, parquet_path, said

STANDARD = {
    "@type": "Standard",
    "@id": "https://resources.data.gov/dcat-us/3.0.0",
    "title": "DCAT-US 3.0",
}


def catalog_of(release: Release, files: Mapping[str, bytes]) -> dict[str, object]:
    """The catalog of a release whose tables and dictionary are among the files."""
    return {
        "@type": "Catalog",
        "@id": f"{release.address}data.json",
        "title": release.title,
        "conformsTo": STANDARD,
        "dataset": [_dataset(release, files)],
    }


def _dataset(release: Release, files: Mapping[str, bytes]) -> dict[str, object]:
    publisher = release.publisher
    return {
        "@type": "Dataset",
        "@id": release.address,
        "identifier": {"@type": "Identifier", "@id": release.address, "notation": release.name},
        "title": release.title,
        "description": said(release),
        "version": release.version,
        "issued": release.published.isoformat(),
        "accessRights": "public",
        "license": publisher.license_address,
        "publisher": {"@type": "Organization", "name": publisher.name},
        "contactPoint": {
            "@type": "Kind",
            "fn": publisher.name,
            "hasEmail": f"mailto:{publisher.mail}",
        },
        "temporal": [
            {
                "@type": "PeriodOfTime",
                "startDate": release.first_day.isoformat(),
                "endDate": release.last_day.isoformat(),
            }
        ],
        "accrualPeriodicity": "quarterly",
        "landingPage": {
            "@type": "Document",
            "title": release.title,
            "accessURL": release.address,
        },
        "describedBy": _distribution(release, DICTIONARY, "Data dictionary", files),
        "distribution": [
            _distribution(release, path, table.title, files)
            for table in release.tables
            for path in (csv_path(table), parquet_path(table))
        ],
    }


def _distribution(
    release: Release, path: str, title: str, files: Mapping[str, bytes]
) -> dict[str, object]:
    is_csv = path.endswith(".csv")
    return {
        "@type": "Distribution",
        "title": title,
        "downloadURL": f"{release.address}{path}",
        "mediaType": "text/csv" if is_csv else "application/vnd.apache.parquet",
        "format": "CSV" if is_csv else "Parquet",
        "byteSize": str(len(files[path])),
        "checksum": {
            "@type": "Checksum",
            "algorithm": "SHA-256",
            "checksumValue": hashlib.sha256(files[path]).hexdigest(),
        },
    }
