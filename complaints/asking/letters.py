"""What is written about a question by mail: that there is one, until when, and no word of it."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from complaints.asking.models import Asking, Kind, Question
from complaints.casework.selectors import owners_of
from portal.accounts.models import User
from portal.inbox.services import notify
from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.roles import holders_of
from portal.mail.services import post_to_each

OFFICIALS = ("OFFICIAL", "COUNSEL")


def tell_officials(question: Question, place: Jurisdiction, *, is_new: bool, at: datetime) -> int:
    """Tell whoever answers for a place that a question waits; how many letters."""
    with override(settings.LANGUAGE_CODE):  # accounts name none
        subject = _("A question to your jurisdiction") if is_new else _("A question waits")
        body = _(
            "Those who look into complaints put a question to %(place)s. It is to be answered on"
            " the page of questions until the end of %(day)s."
        )
        if question.kind == Kind.RECOMMENDATION:
            subject = _("A recommendation to your jurisdiction")
            body = _(
                "Those who look into complaints recommend something to %(place)s. Say on the page"
                " of questions until the end of %(day)s whether it agrees."
            )
        given = {"place": place, "day": _day_in_words(question, place)}
        people = User.objects.filter(pk__in=_officials(place))
        notify(
            people=people,
            kind="question.asked",
            url=reverse("question-detail", args=[question.pk]),
            at=at,
            topic=f"question:{question.pk}",
            place=place,
            day=_last_day(question, place),
        )
        return post_to_each(people, subject=subject, body=body % given, at=at)


def tell_owners(asking: Asking, *, at: datetime) -> int:
    """Tell whoever has the complaint that its question was not answered in time."""
    complaint = asking.complaint
    with override(settings.LANGUAGE_CODE):
        subject = _("No answer: complaint %(number)s") % {"number": complaint.number}
        body = _("Complaint %(number)s. A question was to be answered until the end of %(day)s.")
        given = {
            "number": complaint.number,
            "day": _day_in_words(asking.question, complaint.jurisdiction),
        }
        people = User.objects.filter(pk__in=[one.pk for one in owners_of(complaint)])
        notify(
            people=people,
            kind="question.late",
            url=reverse("complaint-questions", args=[complaint.pk]),
            at=at,
            number=complaint.number,
        )
        return post_to_each(people, subject=subject, body=body % given, at=at)


def _officials(place: Jurisdiction) -> Sequence[int]:
    found = {person.pk for role in OFFICIALS for person in holders_of(place, role)}
    return sorted(found)


def _last_day(question: Question, place: Jurisdiction) -> date:
    """The last day that is not too late, on the calendar of the place."""
    last = question.due_at - timedelta(microseconds=1)
    return last.astimezone(ZoneInfo(place.time_zone)).date()


def _day_in_words(question: Question, place: Jurisdiction) -> str:
    return date_format(_last_day(question, place), "DATE_FORMAT")
