"""A meeting taken along its way by the people whose business it is."""

from datetime import UTC, datetime, timedelta
from typing import Any

from portal.accounts.models import User
from reports.committee.meetings.agenda import add_item
from reports.committee.meetings.minutes import certify_minutes, draft_minutes, post_minutes
from reports.committee.meetings.models import AgendaItem, Meeting, Minutes
from reports.committee.meetings.planning import cancel, give_notice, plan_meeting
from reports.committee.meetings.services import adjourn, arrive, call_to_order, leave
from reports.committee.seats.models import Matter, Term
from tests.reports.committee.worlds import inside

PLANNED = datetime(2026, 11, 2, 15, tzinfo=UTC)
STARTS = datetime(2026, 11, 16, 15, tzinfo=UTC)
ENDS = STARTS + timedelta(hours=3)
DAY = timedelta(days=1)
PLAN = {
    "title": "Traffic stops and detainers",
    "purpose": "To hear what chiefs and advocates say of minor traffic cases.",
    "place": "City Hall, Arlington",
    "link": "https://meetings.example.gov/1",
    "time_zone": "America/New_York",
    "starts_at": STARTS,
    "ends_at": ENDS,
    "closed": False,
    "exemption": "",
    "contact": "Secretariat, 202-555-0100",
    "comments": "Write until the day before, or speak for three minutes.",
}


def planned(sybil: User, *, at: datetime = PLANNED, **changed: Any) -> Meeting:
    """A meeting of the desk's, two weeks ahead."""
    return inside(plan_meeting, by=sybil, at=at, **{**PLAN, **changed})


def with_item(meeting: Meeting, sybil: User, title: str = "Minor traffic", **given: Any):
    """An item on the agenda, of a new business or of a matter."""
    at = given.pop("at", PLANNED)
    return inside(add_item, meeting_id=meeting.pk, title=title, by=sybil, at=at, **given)


def noticed(sybil: User, *, matter: Matter | None = None, **changed: Any) -> Meeting:
    """A public meeting with one item."""
    meeting = planned(sybil, **changed)
    with_item(meeting, sybil, matter=matter)
    return inside(give_notice, meeting_id=meeting.pk, by=sybil, at=PLANNED)


def opened(sybil: User, *, at: datetime = STARTS, **changed: Any) -> Meeting:
    """A meeting that is being held, with nobody there yet."""
    meeting = noticed(sybil, **changed)
    return inside(call_to_order, meeting_id=meeting.pk, by=sybil, at=at)


def comes(meeting: Meeting, term: Term, sybil: User, *, at: datetime = STARTS):
    return inside(arrive, meeting_id=meeting.pk, term_id=term.pk, by=sybil, at=at)


def goes(meeting: Meeting, term: Term, sybil: User, *, at: datetime = STARTS + timedelta(hours=1)):
    return inside(leave, meeting_id=meeting.pk, term_id=term.pk, by=sybil, at=at)


def held(sybil: User, terms: dict[str, Term], *, at: datetime = STARTS, **changed) -> Meeting:
    """A meeting that is being held, with these members there."""
    meeting = opened(sybil, at=at, **changed)
    for term in terms.values():
        comes(meeting, term, sybil, at=at)
    return meeting


def over(sybil: User, terms: dict[str, Term], *, at: datetime = ENDS, **changed) -> Meeting:
    """A meeting that was held and adjourned."""
    return ended(held(sybil, terms, **changed), sybil, at=at)


def ended(meeting: Meeting, sybil: User, *, at: datetime = ENDS) -> Meeting:
    return inside(adjourn, meeting_id=meeting.pk, by=sybil, at=at)


def drafted(meeting: Meeting, sybil: User, *, at: datetime = ENDS + DAY, **given) -> Minutes:
    return inside(draft_minutes, meeting_id=meeting.pk, by=sybil, at=at, **given)


def certified(meeting, sybil, mabel, *, at: datetime = ENDS + 2 * DAY) -> Minutes:
    """Minutes that were drafted and that the chair certified."""
    version = drafted(meeting, sybil).version
    return inside(certify_minutes, meeting_id=meeting.pk, version=version, by=mabel, at=at)


def posted(sybil, mabel, terms, *, at: datetime = ENDS + 3 * DAY, **changed) -> Meeting:
    """A meeting whose minutes are public."""
    meeting = over(sybil, terms, **changed)
    certified(meeting, sybil, mabel)
    inside(post_minutes, meeting_id=meeting.pk, by=sybil, at=at)
    return fresh(meeting)


def called_off(sybil: User, reason: str = "A storm.") -> Meeting:
    """A noticed meeting that was called off the next day."""
    meeting = noticed(sybil)
    return inside(cancel, meeting_id=meeting.pk, reason=reason, by=sybil, at=PLANNED + DAY)


def fresh(meeting: Meeting) -> Meeting:
    """The meeting as it stands now."""
    return inside(Meeting.objects.select_related("charter").get, pk=meeting.pk)


def first_item(meeting: Meeting) -> AgendaItem:
    return inside(
        lambda: AgendaItem.objects.select_related("matter").get(meeting=meeting, number=1)
    )
