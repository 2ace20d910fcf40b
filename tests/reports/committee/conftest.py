"""The committee: a charter, and who sits in its seats."""

from portal.accounts.models import User
from reports.committee.seats.models import Charter, Term
from tests.kept import kept
from tests.reports.committee.worlds import chartered, seated


@kept
def charter(sybil) -> Charter:
    """The charter in force."""
    return chartered(sybil)


@kept
def committee(charter, sybil, mabel, marco, mina, milo, mae, moses, riverton) -> dict[str, Term]:
    """Six of seven seats are filled; Mabel chairs, and Marco serves Riverton."""
    people: dict[str, tuple[User, dict]] = {
        "POLICE_CHIEF": (mabel, {"chairs": True}),
        "SHERIFF": (marco, {"home": riverton, "employer": "Riverton Sheriff"}),
        "PROSECUTOR": (mina, {}),
        "COURT": (milo, {}),
        "FIELD_AGENT": (mae, {}),
        "ADVOCATE": (moses, {}),
    }
    return {
        person.username: seated(charter, constituency, person, by=sybil, **given)
        for constituency, (person, given) in people.items()
    }
