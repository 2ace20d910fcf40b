"""The people of the demonstration, all invented, and the counties they act for."""

import time
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value

from portal.accounts.models import User
from portal.jurisdictions.models import Agency, Jurisdiction
from portal.jurisdictions.roles import give_role, holders_of
from portal.training.selectors import gated_roles_of, required
from portal.training.services import record_completion

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
# Who sits on the committee, and for whom; the first one chairs it.
MEMBERS = (
    ("member1", "police chiefs"),
    ("member2", "police chiefs"),
    ("member3", "sheriffs"),
    ("member4", "prosecutors"),
    ("member5", "courts"),
    ("member6", "field agents"),
    ("member7", "advocates"),
)
# (name, role, FIPS of the place or None, what the demo says of them)
PEOPLE = (
    ("clerk", "CLERK", "48201", "books people for Harris County, Texas"),
    ("official", "OFFICIAL", "25025", "answers for Suffolk County, Massachusetts, which opts out"),
    ("counsel", "COUNSEL", "25025", "signs what the official of Suffolk County proposes"),
    ("reader", "READER", "06085", "reads for Santa Clara County, California, which opted out"),
    ("manager", "MANAGER", "48201", "invites and removes the people of Harris County"),
    ("governor", "OFFICIAL", "36", "answers for the State of New York"),
    ("solicitor", "COUNSEL", "36", "signs what the governor proposes"),
    ("program1", "PROGRAM", "US", "acts and answers for the program"),
    ("program2", "PROGRAM", "US", "signs what the program office proposes"),
    ("examiner1", "EXAMINER", None, "examines candidates"),
    ("examiner2", "EXAMINER", None, "examines candidates"),
    ("examiner3", "EXAMINER", None, "examines candidates where two differ"),
    ("specialist", "SPECIALIST", None, "works on the status of matched people"),
    ("officer", "OFFICER", None, "decides cases and issues detainers"),
    ("supervisor", "SUPERVISOR", None, "decides claims, overrides and voids"),
    ("supervisor2", "SUPERVISOR", None, "looks again at what the first one voided"),
    ("intake", "INTAKE", None, "takes complaints in"),
    ("investigator", "INVESTIGATOR", None, "investigates complaints"),
    ("director", "DIRECTOR", None, "supervises the work on complaints"),
    ("statistician", "STATISTICIAN", None, "prepares and signs the statistics"),
    ("statistician2", "STATISTICIAN", None, "signs what the first one found out"),
    ("releaser", "RELEASER", None, "approves the statistics"),
    ("secretary", "SECRETARY", None, "runs the committee's secretariat"),
    *((name, "MEMBER", None, f"sits on the committee for {who}") for name, who in MEMBERS),
    ("jailer", "CUSTODY", "48201", "answers detainers for Harris County, Texas"),
    ("operator", "OPERATOR", None, "looks after failed work"),
)
ADMINISTRATORS = (
    ("admin", "administers the portal"),
    ("deputy", "administers the portal, and approves what the first one imports"),
)
LOGINS = [
    *((name, PASSWORD, what) for name, what in ADMINISTRATORS),
    *((name, PASSWORD, what) for name, _role, _fips, what in PEOPLE),
]


def make_administrators() -> tuple[User, User]:
    """Make the two administrators, with the demo's password and one-time codes."""
    first, second = (
        User.objects.create_superuser(name, f"{name}@example.org", PASSWORD)
        for name, _what in ADMINISTRATORS
    )
    for admin in (first, second):
        TOTP.activate(admin, TOTP_SECRET)
    return first, second


def make_people(*, by: User, at: datetime) -> None:
    """Make everybody else, each with one role, and two signers wherever a county opts out."""
    for name, role, code, _what in PEOPLE:
        make_person(name, role, code, by=by, at=at)
    made = {(role, code) for _name, role, code, _what in PEOPLE}
    for place in PLACES:
        roles = ("OFFICIAL", "COUNSEL") if place.opts_out == "before" else ("CUSTODY",)
        for role in (role for role in roles if (role, place.fips) not in made):
            make_person(f"{role.lower()}-{place.fips}", role, place.fips, by=by, at=at)


def make_person(name: str, role: str, code: str | None, *, by: User, at: datetime) -> User:
    """Make an account with the demo's password and one role."""
    user = User.objects.create_user(name, f"{name}@example.org", PASSWORD)
    TOTP.activate(user, TOTP_SECRET)
    place = Jurisdiction.objects.get(code=code) if code else None
    give_role(user=user, role=role, jurisdiction=place, by=by, at=at)
    for module in required(roles=gated_roles_of(user), on=at.date()):
        record_completion(user=user, module=module.key, completed_on=at.date(), by=by, at=at)
    return user


def signers(code: str) -> tuple[User, User]:
    """An official and a counsel of a place, or two of the program office."""
    roles = ("PROGRAM",) if code == "US" else ("OFFICIAL", "COUNSEL")
    groups = [f"{role}:{code}" for role in roles]
    first, second = User.objects.filter(groups__name__in=groups).order_by("-username")[:2]
    return first, second


def custodian(place: Jurisdiction) -> User:
    """Who keeps the jail of a county of the story."""
    return holders_of(place, "CUSTODY").get()


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
