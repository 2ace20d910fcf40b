"""A governor asks for a whole state; the program answers; a county of it sees both."""

from tests.journeys.ways.acts import paper, sign
from tests.journeys.ways.places import new_county, new_person, new_state
from tests.journeys.ways.visitor import Door

COVERED = ("%(total)s county is covered.", "%(total)s counties are covered.")
WHY = "The agreement of the state stands."


def asks_for_the_state(door: Door) -> None:
    """The request moves the prints of every county; the answer of the program moves none."""
    state = new_state()
    place, _other = new_county(state), new_county(state)
    program = state.parent
    governor = door.visitor(new_person(door.house, "OFFICIAL", state))
    counsel = door.visitor(new_person(door.house, "COUNSEL", state))
    office = door.visitor(new_person(door.house, "PROGRAM", program))
    second = door.visitor(new_person(door.house, "PROGRAM", program))
    county = door.visitor(new_person(door.house, "OFFICIAL", place))

    governor.open("/participation/").follow("New act about %(place)s", place=state)
    governor.press("Begin").choose("Opt-out").press("Save and continue")
    counties = governor.word(*COVERED, number=2, total=2)
    governor.sees(counties).press("Save and continue")
    paper(governor, "Letter", "the governor of Upland")
    sign(counsel, "Opt-out")

    office.open("/participation/requests/").sees("the governor of Upland")
    asked = office.main.get_by_role("row", name=str(state))
    office.go(asked.get_by_role("button")).choose("Request disputed").press("Save and continue")
    office.main.locator("input[name=concerns_id]").first.wait_for(state="attached")
    entry = office.main.locator("input[name=concerns_id]").first.get_attribute("value")
    office.pick("concerns_id", str(entry)).press("Save and continue").press("Save and continue")
    paper(office, "Letter", "the program", WHY)
    sign(second, "Request disputed")

    county.open(f"/jurisdictions/{place.code}/").sees("the governor of Upland").sees(WHY)
    county.open("/participation/").reads("Criminal records only")
