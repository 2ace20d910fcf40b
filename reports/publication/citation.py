"""How a version is cited: a sentence and a BibTeX entry, with its permanent address."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from reports.publication.models import Publication

PUBLISHER = "Secure Communities Oversight Portal"


@dataclass(frozen=True)
class Citation:
    """A version in a list of sources; in English, as its files are."""

    address: str
    text: str
    bibtex: str


def citation_of(published: Publication) -> Citation:
    """How a version is cited."""
    path = reverse("figure-version", args=[published.quarter, published.version])
    address = settings.PUBLIC_ADDRESS.rstrip("/") + path
    day = published.published_at.date()
    title = f"Secure Communities quarterly statistics, {published.quarter}"
    invented = " Invented figures." if published.synthetic else ""
    text = (
        f"{PUBLISHER}. {title}, version {published.version}. Published {day.isoformat()}."
        f"{invented} {address} (manifest SHA-256 {published.manifest})"
    )
    bibtex = "\n".join(
        [
            f"@misc{{secure-communities-{published.quarter}-{published.version},",
            f"  author = {{{{{PUBLISHER}}}}},",
            f"  title = {{{title}}},",
            f"  version = {{{published.version}}},",
            f"  year = {{{day.year}}},",
            f"  url = {{{address}}},",
            f"  note = {{Manifest SHA-256 {published.manifest}.{invented}}}",
            "}",
        ]
    )
    return Citation(address, text, bibtex)
