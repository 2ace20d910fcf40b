"""The countdown of a clock, for any page that shows one."""

from datetime import datetime, timedelta
from typing import Any

from django.template import Library

from matching.holds.models import HoldClock

register = Library()
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


@register.inclusion_tag("holds/countdown.html")
def countdown(clock: HoldClock, at: datetime) -> dict[str, Any]:
    """The time that a clock leaves at an instant, or by how much it is over."""
    left = clock.ends_at - at
    hours, rest = divmod(abs(left), HOUR)
    return {
        "clock": clock,
        "at": at,
        "over": left <= timedelta(0),
        "hours": hours,
        "minutes": rest // MINUTE,
    }
