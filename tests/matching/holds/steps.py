"""Holds in any state, reached through the services that people use."""

from datetime import datetime, timedelta

from matching.detainers.issuing import issue_detainer
from matching.detainers.models import Detainer
from matching.detainers.notice_keys import new_number
from matching.holds import services
from matching.holds.models import Alarm, HoldClock, Overdue
from matching.status import claims
from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from portal.jurisdictions.models import Jurisdiction
from tests.matching.casework import casework
from tests.matching.detainers.steps import MARKS, answered, issued, ready, served
from tests.matching.factories import now, within

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


def just() -> datetime:
    """This minute, as a form sends it."""
    return now().replace(second=0, microsecond=0)


def holding(agency, rosa, sara, omar, jack, form: str = "I247A", **fields) -> Detainer:
    """A detainer that the agency honors, of somebody booked a month ago."""
    fields = {"booked_at": now() - timedelta(days=30), **fields}
    detainer = issued(ready(agency, rosa, sara, omar, **fields), omar, form)
    served(detainer, jack)
    answered(detainer, jack)
    return afresh(detainer)


def another(detainer, omar, form: str = "DEC2011") -> Detainer:
    """A second detainer on the same booking, issued now: on a warrant, from no match."""
    draft = Detainer(
        jurisdiction_id=detainer.jurisdiction_id,
        number=new_number(),
        booking_id=detainer.booking_id,
        agency_id=detainer.agency_id,
        source=Detainer.Source.WARRANT,
        form=form,
        ground=MARKS[form]["ground"],
        requests=["HOLD"],
        changed_at=now(),
        drafted_by=omar,
        drafted_at=now(),
    )
    with casework():
        draft.save(force_insert=True)
        return issue_detainer(detainer_id=draft.pk, by=omar, at=now())


def due(detainer, jack, started_at: datetime | None = None, *, at=None) -> HoldClock:
    with within(detainer.jurisdiction):
        return services.report_release_due(
            detainer_id=detainer.pk, at_instant=started_at or just(), by=jack, at=at or now()
        )


def ended(detainer, jack, ended_at: datetime | None = None, kind: str = "RELEASED", *, at=None):
    with within(detainer.jurisdiction):
        return services.report_end(
            detainer_id=detainer.pk,
            kind=kind,
            ended_at=ended_at or now(),
            by=jack,
            at=at or max(now(), ended_at or now()),
        )


def claimed(detainer) -> None:
    with within(detainer.jurisdiction):
        claims.make_claim(
            booking_id=detainer.booking_id,
            kind="CITIZENSHIP",
            claimant="PERSON",
            words="I was born in Ohio.",
            by=None,
            at=now(),
        )


def afresh(detainer) -> Detainer:
    with casework():
        rows = Detainer.objects.select_related("jurisdiction__parent", "booking", "agency")
        return rows.get(pk=detainer.pk)


def clock_of(place: Jurisdiction) -> HoldClock:
    with within(place):
        return HoldClock.objects.select_related("detainer", "agency", "jurisdiction").get()


def alarms_of(place: Jurisdiction) -> list[str]:
    with within(place):
        rows = Alarm.objects.filter(jurisdiction=place).order_by("due_at", "stage")
        return list(rows.values_list("stage", flat=True))


def overdue_in(place: Jurisdiction) -> list[Overdue]:
    with within(place):
        return list(Overdue.objects.filter(jurisdiction=place).select_related("clock"))


def trail_of(event: str) -> list[AuditEvent]:
    with scope.within(scope.oversight(who="test", why="reads the trail")):
        return list(AuditEvent.objects.filter(event=event).order_by("pk"))
