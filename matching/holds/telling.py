"""Who is told of an alarm: the agency's people and its server, the officer, the supervisors."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from matching.detainers.models import Detainer
from matching.holds.models import HoldClock
from matching.holds.stages import Stage
from portal.accounts.models import User
from portal.jurisdictions.roles import holders_of
from portal.mail.services import NotPostable, check_address, post
from portal.webhooks.events import Event
from portal.webhooks.services import announce

LANGUAGE = "en"  # accounts name none
PLACES_PAGE, PROGRAMS_PAGE = "clock-detail", "casework-clock-detail"


def tell(*, clock: HoldClock, stage: Stage, at: datetime) -> tuple[int, int]:
    """Post a letter to everybody whom an alarm concerns, and messages to the agency's server.

    Returns how many letters and messages were posted.  Neither names the person.
    """
    letters = _write(holders_of(clock.jurisdiction, "CUSTODY"), PLACES_PAGE, clock, stage, at)
    letters += _write(_program_about(clock), PROGRAMS_PAGE, clock, stage, at)
    payload = {
        "detainer": clock.detainer.number,
        "stage": str(stage),
        "started_at": clock.started_at.isoformat(),
        "deadline_at": clock.deadline_at.isoformat(),
    }
    return letters, announce(
        agency=clock.agency, event=Event.DETAINER_CLOCK, payload=payload, at=at
    )


def _program_about(clock: HoldClock) -> QuerySet[User]:
    """The officers who issued the booking's detainers, and the supervisors."""
    issuers = Detainer.objects.filter(booking=clock.booking_id, issued_by__isnull=False)
    return User.objects.filter(
        Q(pk__in=issuers.values("issued_by")) | Q(groups__name="SUPERVISOR")
    )


def _write(people: QuerySet[User], page: str, clock: HoldClock, stage: Stage, at: datetime) -> int:
    subject, body = _letter(clock, stage, page)
    rows = people.filter(is_active=True).exclude(email="").order_by("email")
    posted = 0
    for address in rows.values_list("email", flat=True).distinct():
        try:
            check_address(address)
        except NotPostable:
            continue  # one bad address must not keep the alarm from everybody else
        post(to=address, subject=subject, body=body, at=at)
        posted += 1
    return posted


def _letter(clock: HoldClock, stage: Stage, page: str) -> tuple[str, str]:
    """The subject and the body of the letter on a stage, with a link to the page of the clock."""
    with override(LANGUAGE):
        named = {
            "number": clock.detainer.number,
            "agency": clock.agency.name,
            "stage": _(stage.label),
            "deadline": _moment(clock),
            "link": settings.PUBLIC_ADDRESS + reverse(page, args=[clock.pk]),
        }
        parts = [
            _("Detainer %(number)s, %(agency)s: %(stage)s.") % named,
            _("A hold lasts at most 48 hours. This one ends on %(deadline)s.") % named,
            _ask(stage),
            _("The clock, and where the end is reported: %(link)s") % named,
            _("You get this because of your role in the portal."),
        ]
        return _("%(number)s: %(stage)s") % named, "\n\n".join(parts) + "\n"


def _moment(clock: HoldClock) -> str:
    """The deadline on the clocks of the place; "midnight" would not say of which day."""
    local = clock.deadline_at.astimezone(ZoneInfo(clock.zone))
    return f"{date_format(local, 'DATE_FORMAT')}, {local:%H:%M %Z}"


def _ask(stage: Stage) -> str:
    """What a stage asks of whoever reads of it."""
    if stage == Stage.EXPIRED:
        return _(
            "Release the person now, and report the release. The hold is on record as overdue."
        )
    if stage == Stage.DIFFERS:
        return _("What is stored was not changed. Keep to the earlier time, and find out why.")
    return _("By then the person is in the program's custody, or released.")
