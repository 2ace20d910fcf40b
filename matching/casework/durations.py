"""Lengths of time in words."""

from datetime import timedelta

from django.utils.translation import ngettext

HOUR = timedelta(hours=1)


def in_days_and_hours(length: timedelta) -> str:
    """A length of time in days and hours, or in minutes below an hour; parts are cut off."""
    if length < HOUR:
        minutes = int(length.total_seconds() // 60)
        return ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes}
    hours = length.seconds // 3600
    words = []
    if length.days:
        days = ngettext("%(count)s day", "%(count)s days", length.days)
        words.append(days % {"count": length.days})
    if hours:
        words.append(ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": hours})
    return " ".join(words)
