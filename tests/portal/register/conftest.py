"""A second state, and a nation of many."""

import pytest

from portal.jurisdictions.models import Jurisdiction
from portal.participation.models import ParticipationEvent
from portal.register.moments import Moment
from tests.factories import LONG_AGO, NOON, county, couple, state
from tests.kept import kept

STATES, COUNTIES = 50, 16


@pytest.fixture
def at_noon() -> Moment:
    return Moment(instant=NOON)


@kept
def florida(program) -> Jurisdiction:
    return state(program, "12", "FL", "Florida")


@kept
def dade(florida) -> Jurisdiction:
    """A county of another state."""
    return county(florida, "12086", "Miami-Dade County")


@kept
def nation(program) -> list[Jurisdiction]:
    """800 counties of 50 states; every other one was activated."""
    Kind = Jurisdiction.Kind  # noqa: N806
    postal = [chr(65 + n // 26) + chr(65 + n % 26) for n in range(STATES)]
    above = Jurisdiction.objects.bulk_create(
        Jurisdiction(
            kind=Kind.STATE,
            code=f"{n + 1:02}",
            postal=postal[n],
            name=f"State {n + 1}",
            parent=program,
            time_zone="America/Chicago",
        )
        for n in range(STATES)
    )
    made = Jurisdiction.objects.bulk_create(
        Jurisdiction(
            kind=Kind.COUNTY,
            code=f"{each.code}{2 * n + 1:03}",
            postal=each.postal,
            name=f"County {n}",
            parent=each,
            time_zone="America/Denver" if n % 5 == 0 else "America/Chicago",
            population=1000 * n if n % 7 else None,
        )
        for each in above
        for n in range(COUNTIES)
    )
    _activate(program, made[::2])
    return made


def _activate(program, places) -> None:
    author, approver = couple(program)
    ParticipationEvent.objects.bulk_create(
        ParticipationEvent(
            jurisdiction=place,
            acting=program,
            act="ACTIVATION",
            instrument="NOTICE",
            authority="the program",
            author=author,
            approver=approver,
            retroactive=True,
            effective_at=LONG_AGO,
            received_at=LONG_AGO,
        )
        for place in places
    )
