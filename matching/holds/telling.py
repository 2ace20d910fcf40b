"""Who is told of an alarm: the agency's people and its server, the officers, the supervisors."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.urls import reverse

from matching.detainers.models import Detainer
from matching.holds.letters import Telling
from matching.holds.models import Arrival, HoldClock
from matching.holds.stages import Stage
from portal.accounts.models import User
from portal.inbox.services import notify
from portal.jurisdictions.roles import holders_of
from portal.mail.services import post_to_each
from portal.webhooks.events import Event
from portal.webhooks.services import announce

PLACES_PAGE, PROGRAMS_PAGE = "clock-detail", "casework-clock-detail"


def tell(
    *, clock: HoldClock, stage: Stage, arrival: Arrival | None = None, at: datetime
) -> tuple[int, int]:
    """Post a letter to everybody whom an alarm concerns, and messages to the agency's server.

    Returns how many letters and messages were posted.  Neither names the person.
    """
    told = Telling(clock, stage, arrival)
    concerned = (
        (holders_of(clock.jurisdiction, "CUSTODY"), PLACES_PAGE),
        (_program_about(clock), PROGRAMS_PAGE),
    )
    letters = 0
    for people, page in concerned:
        subject, body = told.letter(page)
        letters += post_to_each(people, subject=subject, body=body, at=at)
        _note(clock, people, page, at)
    return letters, announce(
        agency=clock.agency, event=Event.DETAINER_CLOCK, payload=told.payload, at=at
    )


def _note(clock: HoldClock, people: QuerySet[User], page: str, at: datetime) -> None:
    """One unread piece of news of a clock is enough: its page says how it stands."""
    notify(
        people=people,
        kind="hold.clock",
        url=reverse(page, args=[clock.pk]),
        at=at,
        topic=f"clock:{clock.pk}",
        place=clock.jurisdiction,
    )


def _program_about(clock: HoldClock) -> QuerySet[User]:
    """The officers who issued the booking's detainers, and the supervisors."""
    issuers = Detainer.objects.filter(booking=clock.booking_id, issued_by__isnull=False)
    return User.objects.filter(
        Q(pk__in=issuers.values("issued_by")) | Q(groups__name="SUPERVISOR")
    )
