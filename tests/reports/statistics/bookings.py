"""One booking at each of many stages, reached through the services that people use."""

from datetime import timedelta
from uuid import UUID

from matching.bookings.models import Booking, Reading
from matching.bookings.reading import fail_reading
from matching.holds import services as holds
from portal import leases
from portal.jurisdictions import scope
from reports.statistics.gathering import gather_open
from reports.statistics.models import Fact
from reports.statistics.stages import Stage
from tests.matching.casework import answered, confirmed
from tests.matching.detainers.steps import TRAFFIC, issued, ready
from tests.matching.detainers.steps import answered as agency_answered
from tests.matching.factories import complete, now, submit, within
from tests.matching.holds.steps import HOUR, due, ended, holding
from tests.matching.policy.cases import decided
from tests.matching.voiding.steps import match_under, voided

MATCHING = 9  # in the immigration gallery
RECENT = timedelta(days=5)


def searched(agency, by, person: int = 999, **fields) -> Booking:
    booking = submit(agency, by, person, **fields)
    complete(booking)
    return booking


def failed(agency, by) -> Booking:
    booking = submit(agency, by)
    with within(agency.jurisdiction):
        reading = leases.claim(Reading, pk=booking.reading.pk, at=now())
        fail_reading(reading=reading, problem="No print.", at=now())
    return booking


def before_a_case(agency, by) -> dict[str, Booking]:
    return {
        "PENDING": submit(agency, by),
        "FAILED": failed(agency, by),
        "CLEAR": searched(agency, by),
    }


def with_a_case(agency, rosa, sara, omar, susan) -> dict[str, Booking]:
    """Matches without a detainer."""
    citizen, victim = confirmed(agency, rosa), confirmed(agency, rosa)
    decided(citizen, sara, omar, finding="CITIZENSHIP_CLAIMED")
    decided(victim, sara, omar, finding="NOT_REMOVABLE", VICTIM_OR_WITNESS="PRESENT")
    wrong = issued(ready(agency, rosa, sara, omar), omar)
    voided(match_under(wrong).pk, susan)
    return {
        "MATCHED": confirmed(agency, rosa).booking,
        "VERIFIED": answered(confirmed(agency, rosa), sara).booking,
        "NO_ACTION_CITIZEN": citizen.booking,
        "NO_ACTION_VICTIM": victim.booking,
        "NO_ACTION_TRAFFIC": ready(agency, rosa, sara, omar, charges=[TRAFFIC]).booking,
        "VOIDED": wrong.booking,
    }


def with_a_detainer(agency, rosa, sara, omar, jack) -> dict[str, Booking]:
    """Detainers on their way, and holds that ended in time and late."""
    fresh, declined = (issued(ready(agency, rosa, sara, omar), omar) for _turn in range(2))
    agency_answered(declined, jack, "DECLINE")
    recent = {"booked_at": now() - RECENT}
    gone, late, taken = (holding(agency, rosa, sara, omar, jack, **recent) for _turn in range(3))
    due(gone, jack)
    ended(gone, jack)
    for detainer in (late, taken):
        due(detainer, jack, now() - 110 * HOUR)
    holds.sweep(at=now())
    ended(taken, jack, now() - HOUR, "TRANSFERRED")
    return {
        "SERVED": fresh.booking,
        "DECLINED": declined.booking,
        "LAPSED_COPY": gone.booking,
        "OVERDUE_COPY": late.booking,
        "OVERDUE_CUSTODY_COPY": taken.booking,
    }


def facts() -> dict[UUID, Fact]:
    """The facts of the quarters that are open, gathered now, by booking."""
    gather_open(at=now())
    with scope.within(scope.statistics()):
        return {fact.booking: fact for fact in Fact.objects.all()}


def stage_names() -> dict[UUID, str]:
    """The name of the stage of each booking of the open quarters, gathered now."""
    return {pk: Stage(fact.stage).name for pk, fact in facts().items()}
