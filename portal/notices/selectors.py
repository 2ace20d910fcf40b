"""What the pages of notices read."""

from portal.jurisdictions.models import Jurisdiction


def listed_place(*, code: str) -> Jurisdiction | None:
    """A place that the register lists, by its FIPS code."""
    return Jurisdiction.objects.filter(code=code, listed=True).first()
