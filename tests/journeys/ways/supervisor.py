"""A supervisor decides what stops a case, and stops a draft."""

from matching.detainers.models import Detainer
from matching.status.claims import make_claim
from tests.journeys.house import House
from tests.journeys.ways.matches import confirmed
from tests.journeys.ways.places import new_agency, new_county, new_person
from tests.journeys.ways.visitor import Door
from tests.matching.casework import casework
from tests.matching.detainers.steps import drafted
from tests.matching.factories import now, within
from tests.matching.policy.cases import decided


def decides(door: Door) -> None:
    """One claim is not upheld, and its case goes on; another case is closed with its draft."""
    house, place = door.house, new_county()
    agency, clerk = new_agency(place), new_person(house, "CLERK", place)
    case, draft = confirmed(agency, house, clerk), _draft(house, agency, clerk)
    with within(place):
        words = {"kind": "CITIZENSHIP", "claimant": "FAMILY", "words": "Born here, as invented."}
        claim = make_claim(booking_id=case.booking_id, **words, by=None, at=now())
    supervisor = door.visitor(new_person(house, "SUPERVISOR"))

    supervisor.open("/casework/").reads("Undecided claims")
    supervisor.open("/casework/lists/claims/?place=" + place.code)
    supervisor.go(supervisor.main.locator(f"a[href*='{claim.pk}']").first)
    supervisor.reads("Cases that it stops").choose("Not upheld")
    supervisor.fill("Reason", "An invented record of birth abroad.").press("Decide")
    supervisor.open(f"/casework/cases/{case.pk}/").reads("Not upheld")

    supervisor.open(f"/casework/cases/{draft.case_id}/").sees(draft.number)
    supervisor.follow("Close the case").fill("Reason", "The record is of somebody else.")
    supervisor.press("Close the case").reads("Closed").reads("Canceled")


def _draft(house: House, agency, clerk: str) -> Detainer:
    """A detainer that an officer drafted on a decided case."""
    case = confirmed(agency, house, clerk)
    specialist, officer = (new_person(house, role) for role in ("SPECIALIST", "OFFICER"))
    decided(case, house.people[specialist], house.people[officer])
    made = drafted(case, house.people[officer], "DEC2011")
    with casework():
        return Detainer.objects.get(pk=made.pk)
