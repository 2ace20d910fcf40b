"""An officer of a jail gets a detainer, watches the clock, and releases the person in time."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tests.journeys.ways.places import new_agency, new_county, new_person
from tests.journeys.ways.visitor import Door, Visitor
from tests.matching.factories import now
from tests.matching.notice.papers import paper


def watches_the_clock(door: Door) -> None:
    """Acknowledged, served, answered; release falls due, 48 hours run, and it is in time."""
    house, place = door.house, new_county()
    clerk, officer = new_person(house, "CLERK", place), new_person(house, "OFFICER")
    made = paper(new_agency(place), house.people[clerk], house.people[officer])
    jailer = door.visitor(new_person(house, "CUSTODY", place))

    jailer.open("/detainers/").reads("To acknowledge")
    jailer.go(jailer.main.get_by_role("link", name=made.number).first)
    _does(jailer, "Acknowledge")
    jailer.follow("Record service on the person").fill("When", _local(place, now()))
    jailer.fill("What shows it", "An invented signature.").press("Record service on the person")
    jailer.follow("Answer").pick("choice", "HONOR").press("Answer")
    jailer.follow("Report that release is due")
    jailer.fill("When", _local(place, now() - timedelta(hours=1)))
    jailer.press("Report that release is due").reads("Release due, the clock runs")

    jailer.follow("The clock and its alarms").reads("Deadline")
    jailer.open("/detainers/").follow("Clocks and alarms").sees(made.number).reads("left")
    jailer.go(jailer.main.get_by_role("link", name=made.number).first)
    jailer.go(jailer.main.locator(f"a[href='/detainers/{made.detainer_id}/']").first)
    jailer.follow("Report the release").fill("When", _local(place, now()))
    jailer.press("Report the release").reads("Released")
    jailer.misses(jailer.word("Expired"))


def _does(jailer: Visitor, act: str) -> None:
    jailer.follow(act).press(act)


def _local(place, moment: datetime) -> str:
    return f"{moment.astimezone(ZoneInfo(place.time_zone)):%Y-%m-%dT%H:%M}"
