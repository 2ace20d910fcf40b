"""Reads: meetings as the public and as the desk see them, their agenda, and who is there."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, Max, Min, OuterRef, Prefetch, Q, QuerySet

from portal.accounts.models import User
from portal.jurisdictions.zones import washington_day
from portal.participation.models import Document
from reports.committee.meetings.models import (
    AgendaItem,
    Attendance,
    Meeting,
    Minutes,
    Notice,
    Paper,
    QuorumMark,
)
from reports.committee.meetings.states import Status
from reports.committee.seats.models import Matter, Term
from reports.committee.seats.recusals import hidden_from
from reports.committee.seats.selectors import sitting, term_of

# 41 CFR 102-3.165: the chair certifies minutes within 90 calendar days of the meeting.
CERTIFIED_WITHIN = 90


@dataclass(frozen=True)
class Standing:
    """How a meeting's minutes stand against the day by which they are certified."""

    due_on: date
    certified_on: date | None
    overdue: bool
    late: bool


@dataclass(frozen=True)
class Called:
    """Somebody who sits on the day of a meeting, and when they came and left last."""

    term: Term
    last: Attendance | None

    @property
    def is_there(self) -> bool:
        """Whether the person came and did not leave."""
        return self.last is not None and self.last.left_at is None


def meetings() -> QuerySet[Meeting]:
    """Every meeting, the latest first; the desk's."""
    notices = Max("notices__number")
    return Meeting.objects.select_related("charter").annotate(times=notices).order_by("-starts_at")


def public_meetings() -> QuerySet[Meeting]:
    """Meetings of which a notice was given, canceled or not, the latest first."""
    return meetings().filter(noticed_at__isnull=False)


def meeting_of(meeting_id: UUID) -> Meeting | None:
    """One meeting; the desk's."""
    return meetings().filter(pk=meeting_id).first()


def public_meeting(meeting_id: UUID) -> Meeting | None:
    """One meeting of which a notice was given."""
    return public_meetings().filter(pk=meeting_id).first()


def items_of(meeting: Meeting) -> list[AgendaItem]:
    """The agenda in its order, each item with its matter and papers; two queries."""
    papers = Prefetch(
        "papers", Paper.objects.select_related("document").defer("document__content")
    )
    rows = AgendaItem.objects.filter(meeting=meeting).select_related("matter__place", "meeting")
    return list(rows.prefetch_related(papers).order_by("number"))


def item_of(item_id: UUID) -> AgendaItem | None:
    """One item with its meeting and matter."""
    rows = AgendaItem.objects.select_related("meeting__charter", "matter__place")
    return rows.filter(pk=item_id).first()


def paper_file(sha256: str) -> Document | None:
    """The file of a paper, whatever became of its meeting; the desk's."""
    return Document.objects.filter(Exists(_papers()), sha256=sha256).first()


def public_paper_file(sha256: str) -> Document | None:
    """The file of a paper of a meeting of which a notice was given."""
    noticed = _papers().filter(item__meeting__noticed_at__isnull=False)
    return Document.objects.filter(Exists(noticed), sha256=sha256).first()


def attendance_of(meeting: Meeting) -> QuerySet[Attendance]:
    """Who was there, from when until when, by seat."""
    rows = Attendance.objects.filter(meeting=meeting).select_related("term__seat")
    return rows.order_by("term__seat__number", "term__capacity", "arrived_at")


def marks_of(meeting: Meeting) -> QuerySet[QuorumMark]:
    """When the meeting came to have a quorum, and when it lost it."""
    return QuorumMark.objects.filter(meeting=meeting).order_by("marked_at", "pk")


def notices_of(meeting: Meeting) -> QuerySet[Notice]:
    """Every notice of a meeting, the first one first."""
    return Notice.objects.filter(meeting=meeting).order_by("number")


def sitting_then(meeting: Meeting) -> list[Term]:
    """Who sits on the committee on the day of a meeting, members and alternates, by seat."""
    return sitting(washington_day(meeting.opened_at or meeting.starts_at))


def present_terms(meeting: Meeting) -> list[Term]:
    """Who is there now, by seat; nobody before the call to order and after the end."""
    there = Attendance.objects.filter(meeting=meeting, left_at=None).values_list("term", flat=True)
    present = set(there)
    return [term for term in sitting_then(meeting) if term.pk in present]


def minutes_of(meeting: Meeting) -> QuerySet[Minutes]:
    """Every version of the minutes, the latest first; the desk's."""
    rows = Minutes.objects.filter(meeting=meeting).select_related("certified_by", "drafted_by")
    return rows.order_by("-version")


def posted_minutes(meeting: Meeting) -> QuerySet[Minutes]:
    """The versions that the public reads, the latest first."""
    return minutes_of(meeting).filter(posted_at__isnull=False)


def minutes_posted_last(most: int) -> QuerySet[Minutes]:
    """The minutes of any meeting that were posted last, the latest first."""
    rows = Minutes.objects.filter(posted_at__isnull=False).select_related("meeting")
    return rows.order_by("-posted_at", "-pk")[:most]


def notices_given_last(most: int) -> QuerySet[Notice]:
    """The notices of any meeting that were given last, the latest first."""
    rows = Notice.objects.select_related("meeting")
    return rows.order_by("-given_at", "-pk")[:most]


def called_off_last(most: int) -> QuerySet[Meeting]:
    """The noticed meetings that were called off last, the latest first."""
    rows = Meeting.objects.filter(status=Status.CANCELED, noticed_at__isnull=False)
    return rows.order_by("-changed_at", "pk")[:most]


def roll_call(meeting: Meeting) -> list[Called]:
    """Who sits on the day of a meeting, by seat, and whether they are there; three queries."""
    last = {one.term_id: one for one in attendance_of(meeting).order_by("arrived_at")}
    return [Called(term, last.get(term.pk)) for term in sitting_then(meeting)]


def standing_of(meeting: Meeting, *, at: datetime) -> Standing | None:
    """Whether the minutes were certified within 90 days; None before the meeting is over."""
    if meeting.adjourned_at is None:
        return None
    due = washington_day(meeting.adjourned_at) + timedelta(days=CERTIFIED_WITHIN)
    first = Minutes.objects.filter(meeting=meeting).aggregate(at=Min("certified_at"))["at"]
    day = washington_day(first) if first else None
    return Standing(
        due_on=due,
        certified_on=day,
        overdue=day is None and washington_day(at) > due,
        late=day is not None and day > due,
    )


def overdue_minutes(at: datetime) -> list[Meeting]:
    """Meetings whose minutes nobody certified within 90 days of their end, the oldest first."""
    certified = Minutes.objects.filter(meeting=OuterRef("pk"), certified_at__isnull=False)
    rows = Meeting.objects.filter(~Exists(certified), adjourned_at__isnull=False)
    days = timedelta(days=CERTIFIED_WITHIN)
    return [
        meeting
        for meeting in rows.order_by("adjourned_at")
        if meeting.adjourned_at
        and washington_day(at) > washington_day(meeting.adjourned_at) + days
    ]


def matters_for(user: User, *, at: datetime) -> QuerySet[Matter]:
    """The matters that a person may put on an agenda, the latest first."""
    hidden = hidden_from(term_of(user, at=at))
    return Matter.objects.exclude(pk__in=hidden.values("pk")).order_by("-opened_at")


def hidden_items(meeting: Meeting, user: User, *, at: datetime) -> frozenset[UUID]:
    """The items from whose matter a person keeps away: nothing is offered at them."""
    hidden = hidden_from(term_of(user, at=at)).values("pk")
    found = AgendaItem.objects.filter(Q(meeting=meeting, matter__in=hidden))
    return frozenset(found.values_list("pk", flat=True))


def _papers() -> QuerySet[Paper]:
    return Paper.objects.filter(document=OuterRef("pk"))
