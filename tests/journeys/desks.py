"""Officials and the program's office, and acts in every state on their desks."""

from datetime import datetime
from zoneinfo import ZoneInfo

from allauth.mfa.totp.internal.auth import TOTP

from portal.accounts.models import User
from portal.demo.cast import PASSWORD, TOTP_SECRET
from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.roles import give_role
from portal.participation import proposals
from portal.participation.models import Proposal
from tests.factories import NOON, county, event, takes_part, trained
from tests.matching.factories import now, within
from tests.portal.participation.drafting import draft, signed, submitted

FAR_AWAY = datetime(2090, 7, 1, tzinfo=ZoneInfo("America/New_York"))
OFFICIALS = {
    "otto": ("OFFICIAL", "39901"),
    "lena": ("OFFICIAL", "39902"),
    "leo": ("COUNSEL", "39902"),
    "hanna": ("OFFICIAL", "39903"),
    "hugo": ("COUNSEL", "39903"),
    "gwen": ("OFFICIAL", "39"),
    "paul": ("PROGRAM", "US"),
    "wanda": ("OFFICIAL", "39904"),
    "walter": ("COUNSEL", "39904"),
}


def equip(people: dict[str, User], links: dict[str, str]) -> None:
    """Add the people, and the addresses of an act in each state."""
    meadow = county(Jurisdiction.objects.get(code="39"), "39904", "Meadow County")
    takes_part(meadow, "L0")
    for name, (role, code) in OFFICIALS.items():
        people[name] = _official(name, role, Jurisdiction.objects.get(code=code))
    program, ohio, riverton, lakeside, hillside = (
        Jurisdiction.objects.get(code=code) for code in ("US", "39", "39901", "39902", "39903")
    )
    event(hillside, "OPT_IN", effective_at=NOON)
    asked = lakeside.events.get(act="OPT_OUT")
    made = {
        "act draft": draft(riverton, people["otto"]),
        "act of a state": draft(ohio, people["gwen"], "NO_RETURN"),
        "act to come": signed(lakeside, people["lena"], people["leo"], effective_at=FAR_AWAY),
        "act waiting": submitted(hillside, people["hanna"], "NO_RETURN"),
        "act of the program": draft(
            lakeside, people["paul"], "DISPUTE", acting=program, concerns=asked
        ),
        "act sent back": _sent_back(lakeside, people),
    }
    links |= {name: f"/participation/{proposal.pk}/" for name, proposal in made.items()}


def _official(name: str, role: str, place: Jurisdiction) -> User:
    user = User.objects.create_user(name, password=PASSWORD)
    give_role(user=user, role=role, jurisdiction=place, by=None, at=NOON)
    TOTP.activate(trained(user), TOTP_SECRET)
    return user


def _sent_back(place: Jurisdiction, people: dict[str, User]) -> Proposal:
    proposal = submitted(place, people["lena"], "OPT_IN")
    with within(place):
        return proposals.send_back(
            proposal_id=proposal.pk, note="The vote is missing.", by=people["leo"], at=now()
        )
