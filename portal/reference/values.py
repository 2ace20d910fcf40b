"""What addresses of examples are filled with: a county and a release that are there."""

from datetime import datetime

from portal.register.moments import Moment
from portal.register.selectors import counties
from reports.publication.selectors import publication

# Where nothing was published yet, the words of the address stand for what will be.
NUMBERS = {
    "number": "D-7K3M-9QXP",
    "id": "6f0c6c5e-0c52-4f0e-9f0a-3f8f3c2f9b11",
    "act": "move",
}


def example_values(*, at: datetime) -> dict[str, str]:
    """By the name of a part of an address, a value with which the call finds something."""
    latest, county = publication(), counties(moment=Moment(instant=at)).first()
    code = county.code if county else "US"
    release = {"quarter": latest.quarter, "version": latest.version} if latest else {}
    return {**NUMBERS, "fips": code, "code": code, **release}
