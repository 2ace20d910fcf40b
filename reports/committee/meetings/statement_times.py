"""From when until when a meeting takes written statements: until it starts, and a week after.

The public may file with an advisory committee at any of its meetings (41 CFR 102-3.140 (c)).
Seven days after the meeting is the project's choice: the minutes then tell of all that came.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from complaints.deadlines.due import end_of
from portal.jurisdictions.zones import WASHINGTON, washington_day
from reports.committee.meetings.models import Meeting
from reports.committee.meetings.states import Status

DAYS_AFTER = 7


class Taking(models.TextChoices):
    """Whether statements are taken, and if not, why."""

    OPEN = "OPEN", _("Written statements may be filed.")
    NOT_YET = "NOT_YET", _("No notice of this meeting was given yet.")
    LASTS = "LASTS", _("Statements are taken again once the meeting is adjourned.")
    OVER = "OVER", _("The time for statements is over.")
    CANCELED = "CANCELED", _("The meeting was canceled.")


@dataclass(frozen=True)
class Times:
    """Whether statements are taken at an instant, and the first one that is too late."""

    taking: Taking
    until: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether they are taken."""
        return self.taking == Taking.OPEN


def times_of(meeting: Meeting, *, at: datetime) -> Times:
    """Whether a meeting takes statements at an instant."""
    if meeting.status == Status.CANCELED:
        return Times(Taking.CANCELED)
    if meeting.noticed_at is None:
        return Times(Taking.NOT_YET)
    if meeting.adjourned_at is not None:
        last = washington_day(meeting.adjourned_at) + timedelta(days=DAYS_AFTER)
        until = end_of(last, str(WASHINGTON))
        return Times(Taking.OPEN if at < until else Taking.OVER, until)
    if meeting.status == Status.NOTICED and at < meeting.starts_at:
        return Times(Taking.OPEN, meeting.starts_at)
    return Times(Taking.LASTS)
