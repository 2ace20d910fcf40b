"""Riverton's flags, signed, and the inquiry about one of them."""

from portal.accounts.models import User
from portal.jurisdictions.models import Jurisdiction
from reports.committee.outliers.models import Inquiry
from reports.statistics.models import Cube
from tests.conftest import person
from tests.factories import county
from tests.kept import kept
from tests.reports.committee.outliers import way
from tests.reports.committee.worlds import seated


@kept
def cube(riverton, stan, hana) -> Cube:
    """A frozen quarter with one flag that needs a look, and one that is explained."""
    return way.signed_cube(stan, hana)


@kept
def inquiry(cube, committee, sybil, otto) -> Inquiry:
    """About Riverton's detainers."""
    (made,) = way.raised(cube)
    return made


@kept
def hillside(ohio) -> Jurisdiction:
    """A county of Ohio of which nobody on the committee is."""
    return county(ohio, "39903", "Hillside County")


@kept
def sena(charter, sybil, riverton) -> User:
    """Works in the secretariat, and sits on the committee for Riverton's police."""
    both = person("sena", ("SECRETARY", None), ("MEMBER", None))
    seated(charter, "POLICE_CHIEF", both, by=sybil, home=riverton)
    return both
