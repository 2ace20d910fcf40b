"""The people of the demonstration, all invented, and the counties they act for."""

import time
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value

from portal.accounts.models import User
from portal.jurisdictions.models import Agency, Jurisdiction
from portal.jurisdictions.roles import give_role

PASSWORD = "oversight-demo-2011"  # noqa: S105  printed by the demo, of no use anywhere else
TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105  likewise


@dataclass(frozen=True)
class Place:
    """A county of the story and what it does."""

    fips: str
    bookings: int
    opts_out: str = ""  # "before" or "during" the story


PLACES = (
    Place("48201", 6),
    Place("06037", 5),
    Place("04013", 4),
    Place("12086", 4),
    Place("37183", 3),
    Place("51059", 3),
    Place("48141", 3),
    Place("06073", 3),
    Place("06085", 2, "before"),
    Place("51013", 2, "before"),
    Place("06075", 2, "before"),
    Place("25025", 3, "during"),
)
# (name, role, FIPS of the place or None, what the demo says of them)
PEOPLE = (
    ("clerk", "CLERK", "48201", "books people for Harris County, Texas"),
    ("official", "OFFICIAL", "25025", "answers for Suffolk County, Massachusetts, which opts out"),
    ("reader", "READER", "06085", "reads for Santa Clara County, California, which opted out"),
    ("examiner1", "EXAMINER", None, "examines candidates"),
    ("examiner2", "EXAMINER", None, "examines candidates"),
    ("examiner3", "EXAMINER", None, "examines candidates where two differ"),
    ("operator", "OPERATOR", None, "looks after failed work"),
)
ADMINISTRATOR = ("admin", "administers the portal")
LOGINS = [
    (ADMINISTRATOR[0], PASSWORD, ADMINISTRATOR[1]),
    *((name, PASSWORD, what) for name, _role, _fips, what in PEOPLE),
]


def make_administrator() -> User:
    """Make the administrator, with the demo's password and one-time codes."""
    admin = User.objects.create_superuser(ADMINISTRATOR[0], password=PASSWORD)
    TOTP.activate(admin, TOTP_SECRET)
    return admin


def make_people(*, by: User, at: datetime) -> None:
    """Make everybody else, each with one role."""
    for name, role, fips, _what in PEOPLE:
        user = User.objects.create_user(name, password=PASSWORD)
        TOTP.activate(user, TOTP_SECRET)
        place = Jurisdiction.objects.get(code=fips) if fips else None
        give_role(user=user, role=role, jurisdiction=place, by=by, at=at)


def make_agencies() -> dict[str, Agency]:
    """One invented agency for each county of the story, by FIPS code."""
    made = {}
    for number, place in enumerate(PLACES, start=1):
        county = Jurisdiction.objects.get(code=place.fips)
        made[place.fips] = Agency.objects.create(
            ori=f"{county.postal}DEMO{number:03d}",
            name=f"{county.name} Demonstration Jail",
            jurisdiction=county,
        )
    return made


def one_time_code() -> str:
    """The code that the demo's people enter now (RFC 6238, 30 s)."""
    return str(format_hotp_value(hotp_value(TOTP_SECRET, int(time.time()) // 30)))
