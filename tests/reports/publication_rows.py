"""Published versions as rows, for what asks only whether something is out."""

from reports.publication.models import Publication


def publication_of(quarter, *, at, version="1.0") -> Publication:
    major, minor = map(int, version.split("."))
    return Publication.objects.create(
        quarter=str(quarter),
        version=version,
        major=major,
        minor=minor,
        cut_off=at,
        published_at=at,
        reason="" if version == "1.0" else "Late records of one county.",
        synthetic=True,
        snapshot="0" * 64,
        manifest="1" * 64,
        longest=0,
        findings=[],
    )
