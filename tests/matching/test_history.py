"""What happened in 2010 to 2013, under this portal's rules: counties and days are facts."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from portal.accounts.models import User
from portal.demo.places import COLUMNS, counties
from portal.imports.models import Import
from portal.imports.services import import_file
from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.roles import give_role
from portal.participation.axes import axes_at, flow_at
from portal.participation.entering import enter_history
from portal.participation.models import ParticipationEvent
from tests.factories import event
from tests.matching.factories import complete, read, search, searches_of, submit

CHICAGO = ZoneInfo("America/Chicago")
NEW_YORK = ZoneInfo("America/New_York")
MINUTE = timedelta(minutes=1)


@pytest.fixture
def administrators(chief) -> tuple[User, User]:
    return chief, User.objects.create_superuser("deputy")


@pytest.fixture
def found(program, administrators):
    """Import the counties of a state with their days of activation up to 17 June 2011."""

    def make(code, postal) -> Jurisdiction:
        rows = [row for row in counties() if row[1] == postal]
        lines = [",".join(row) for row in (COLUMNS, *rows)]
        import_file(
            kind=Import.Kind.COUNTIES,
            file_name=f"{postal}.csv",
            content="\n".join(lines).encode(),
            by=administrators[0],
            approved_by=administrators[1],
            at=datetime.now(tz=UTC),
        )
        return Jurisdiction.objects.get(code=code)

    return make


def activate(days, program, people):
    """Record the program's activations, all in one go."""
    return enter_history(
        [
            ParticipationEvent(
                jurisdiction=place,
                acting=program,
                act="ACTIVATION",
                instrument="NOTICE",
                authority="the program",
                author=people[0],
                approver=people[1],
                retroactive=True,
                effective_at=midnight(day, place.time_zone),
                received_at=midnight(day, place.time_zone),
            )
            for place, day in days
        ],
        at=datetime.now(tz=UTC),
    )


def midnight(day, zone) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(zone) if isinstance(zone, str) else zone)


def live(above, at) -> int:
    flows = [flow_at(jurisdiction_id=place.pk, at=at) for place in above.children.all()]
    return sum(flow < "L2" for flow in flows)


@pytest.mark.parametrize(
    ("code", "postal", "day", "live_then", "of"),
    [
        ("17", "IL", date(2011, 5, 4), 26, 102),
        ("36", "NY", date(2011, 6, 1), 31, 62),
        ("25", "MA", date(2011, 6, 6), 1, 14),
    ],
)
def test_a_state_that_withdraws_takes_all_its_counties_along(
    code, postal, day, live_then, of, found
):
    above = found(code, postal)
    instant = midnight(day, above.time_zone)
    assert above.children.count() == of
    eve = live(above, instant - MINUTE)
    assert live(above, instant) == live_then

    event(above, "OPT_OUT", effective_at=instant, instrument="LETTER", authority="the governor")

    assert live(above, instant - MINUTE) == eve > 0
    assert live(above, instant) == 0
    assert live(above, datetime.now(tz=UTC)) == 0


def test_a_county_of_a_state_that_withdrew_cannot_go_back_in(found):
    illinois = found("17", "IL")
    event(illinois, "OPT_OUT", effective_at=midnight(date(2011, 5, 4), CHICAGO))
    kane = Jurisdiction.objects.get(code="17089")

    event(kane, "OPT_IN", effective_at=midnight(date(2011, 5, 5), CHICAGO))

    axes = axes_at(jurisdiction=kane, at=midnight(date(2011, 6, 1), CHICAGO))
    assert (axes.flow, axes.request) == ("L2", "OPT_IN")
    assert axes.because.jurisdiction == illinois


def test_a_print_booked_at_2359_the_day_before_and_run_after_is_blocked(found, galleries):
    illinois = found("17", "IL")
    madison = Jurisdiction.objects.get(code="17119")
    agency = madison.agencies.create(ori="IL0600000", name="Madison County Sheriff")
    clerk = clerk_of(madison)
    eve = midnight(date(2011, 5, 4), CHICAGO) - MINUTE
    assert flow_at(jurisdiction_id=madison.pk, at=eve) == "L0"
    sent_before = submit(agency, clerk, 6, booked_at=eve)
    opened = {row.gallery: row for row in read(sent_before)}

    event(illinois, "OPT_OUT", effective_at=eve + MINUTE, authority="the governor")
    search(opened["IMMIGRATION"])
    sent_after = submit(agency, clerk, 7, booked_at=eve)
    complete(sent_after)

    assert searches_of(sent_before)["IMMIGRATION"].status == "WITHHELD"
    assert set(searches_of(sent_after)) == {"CRIMINAL"}


def clerk_of(place):
    clerk = User.objects.create_user("clerk")
    give_role(user=clerk, role="CLERK", jurisdiction=place, by=None, at=datetime.now(tz=UTC))
    return clerk


def test_the_agreements_end_and_the_choice_stands(found):
    new_york = found("36", "NY")
    choice = event(
        new_york,
        "OPT_OUT",
        effective_at=midnight(date(2011, 6, 1), NEW_YORK),
        instrument="AGREEMENT",
    )

    event(new_york, "END", concerns=choice, effective_at=midnight(date(2011, 8, 5), NEW_YORK))

    assert live(new_york, midnight(date(2011, 8, 6), NEW_YORK)) == 0


def test_cook_declines_detainers_and_that_is_another_matter_than_its_prints(
    found, program, administrators
):
    found("17", "IL")
    cook = Jurisdiction.objects.get(code="17031")
    assert flow_at(jurisdiction_id=cook.pk, at=midnight(date(2011, 9, 7), CHICAGO)) == "L2"

    activate([(cook, date(2013, 1, 22))], program, administrators)

    # Its ordinance of 7 September 2011 is about holds alone: it is no act on participation.
    axes = axes_at(jurisdiction=cook, at=midnight(date(2013, 1, 22), CHICAGO))
    assert (axes.flow, axes.request) == ("L0", "NONE")


def test_the_resolution_of_a_city_is_advice_to_its_county(found):
    found("06", "CA")
    los_angeles = Jurisdiction.objects.get(code="06037")
    day = midnight(date(2011, 6, 7), "America/Los_Angeles")
    before = axes_at(jurisdiction=los_angeles, at=day)

    event(los_angeles, "ADVISORY", effective_at=day, city="Los Angeles", vote="11-1")

    after = axes_at(jurisdiction=los_angeles, at=day)
    assert (after.flow, after.request) == (before.flow, before.request) == ("L0", "NONE")
    assert los_angeles.events.get(act="ADVISORY").city == "Los Angeles"


def test_122_counties_on_one_day(found, program, administrators):
    """15 May 2012 was the largest batch; who had withdrawn stays out under this portal's rule."""
    new_york = found("36", "NY")
    georgia = found("13", "GA")
    event(new_york, "OPT_OUT", effective_at=midnight(date(2011, 6, 1), NEW_YORK))
    day = date(2012, 5, 15)
    waiting = [
        place
        for above in (new_york, georgia)
        for place in above.children.order_by("code")
        if not place.events.exists()
    ]
    batch = waiting[:122]
    assert len(batch) == 122

    activate([(place, day) for place in batch], program, administrators)

    of_georgia = [place for place in batch if place.parent_id == georgia.pk]
    after = midnight(day, NEW_YORK)
    assert live(new_york, after) == 0
    assert live(georgia, after) == live(georgia, after - MINUTE) + len(of_georgia)
