"""Places and people for one visit, so that no journey meets what another one left."""

import itertools

from allauth.mfa.totp.internal.auth import TOTP

from portal.accounts.models import User
from portal.demo.cast import TOTP_SECRET
from portal.jurisdictions.models import Agency, Jurisdiction
from tests.conftest import person
from tests.factories import county, state, takes_part
from tests.journeys.house import House

_states = itertools.count(80)  # no state has these codes
_counties = itertools.count(501)  # nor any county these


def new_state(name: str = "Upland") -> Jurisdiction:
    """A state of the program with a name of its own."""
    program = Jurisdiction.objects.get(kind="PROGRAM")
    number = next(_states)
    postal = f"Q{chr(ord('A') + number - 80)}"
    return state(program, str(number), postal, f"{name} {number}")


def new_county(parent: Jurisdiction | None = None) -> Jurisdiction:
    """A county that takes part."""
    parent = parent or Jurisdiction.objects.get(code="39")
    code = f"{parent.code}{next(_counties)}"
    made = county(parent, code, f"Vale {code} County")
    takes_part(made, "L0")
    return made


def new_agency(place: Jurisdiction) -> Agency:
    """The police of a county."""
    ori = f"{place.postal}V{place.code}0"[:9].ljust(9, "0")
    return Agency.objects.create(ori=ori, name=f"Police of {place.name}", jurisdiction=place)


def new_person(house: House, role: str, place: Jurisdiction | None = None) -> str:
    """Somebody who holds a role and is trained for it; the name by which they come."""
    name = f"{role.lower()}-{User.objects.count()}"
    house.people[name] = person(name, (role, place))
    TOTP.activate(house.people[name], TOTP_SECRET)
    return name
