"""A report taken along its way, from a finding that was voted on, by whose business it is.

The days lie before the suite's own, so that the pages can go on from them.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from portal.accounts.models import User
from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from reports.committee.findings.drafting import draft_finding, propose
from reports.committee.findings.models import PublishedFinding
from reports.committee.findings.services import (
    add_statement,
    circulate,
    deliberate,
    record_vote,
    settle,
)
from reports.committee.meetings.agenda import add_item
from reports.committee.meetings.models import Meeting
from reports.committee.meetings.planning import give_notice, plan_meeting
from reports.committee.meetings.services import adjourn, arrive, call_to_order
from reports.committee.motions.models import Motion
from reports.committee.motions.services import move, second
from reports.committee.motions.voting import cast, close_vote, open_vote
from reports.committee.report import services
from reports.committee.report.models import Position, Report
from reports.committee.report.positions import close_positions, sign_position
from reports.committee.report.publishing import publish
from reports.committee.seats.interests import open_business
from reports.committee.seats.models import Matter, Term
from tests.reports.committee.worlds import inside

NOTICED = datetime(2026, 9, 1, 15, tzinfo=UTC)
MET = NOTICED + timedelta(days=9)
SETTLED = MET + timedelta(days=9)
DRAFTED = SETTLED + timedelta(days=1)
REPLY_BY = date(2026, 10, 5)
CLOSED = datetime(2026, 10, 6, 15, tzinfo=UTC)
TEXT = "The committee was asked about minor traffic offenses.\nIt reviewed a sample of cases."
REASON = "One case in ten shows nothing of it."
DISSENT = "Detainers after traffic stops went on. The report makes them look rare."


def matter_of(sybil: User, title: str = "Minor traffic offenses") -> Matter:
    return inside(open_business, title=title, by=sybil, at=NOTICED)


def settled(
    matter: Matter,
    sybil: User,
    committee: dict[str, Term],
    *,
    votes: dict[User, str],
    title: str = "Traffic stops",
    opinions: dict[User, tuple[str, str]] | None = None,
    addressee: str = "",
) -> PublishedFinding:
    """A finding on a matter that is drafted, met on, voted on, commented on and settled."""
    words = {"duty": "MINOR_TRAFFIC", "title": title, "text": "The policy was mostly followed."}
    finding = inside(draft_finding, matter=matter, by=sybil, at=NOTICED, **words)
    by = {"finding_id": finding.pk, "by": sybil}
    if addressee:
        asked = {"words": "Tell officers.", "addressee": addressee, "due_on": date(2027, 1, 15)}
        inside(propose, at=NOTICED, **by, **asked)
    inside(circulate, at=NOTICED, **by)
    motion = voted(matter, sybil, committee, votes)
    inside(deliberate, item_id=motion.item_id, at=MET, **by)
    inside(record_vote, motion_id=motion.pk, at=MET, **by)
    for person, (opinion, said) in (opinions or {}).items():
        one = {"finding_id": finding.pk, "opinion": opinion, "words": said}
        inside(add_statement, by=person, at=MET, **one)
    inside(settle, at=SETTLED, **by)
    return inside(PublishedFinding.objects.get, pk=finding.pk)


def voted(
    matter: Matter, sybil: User, committee: dict[str, Term], votes: dict[User, str]
) -> Motion:
    """A meeting on a matter in which everybody was there and these people voted."""
    meeting = held(matter, sybil, committee)
    first, another = list(votes)[:2]
    item = inside(meeting.items.get)
    text = {"item_id": item.pk, "text": "That the finding be adopted."}
    motion = inside(move, by=first, at=MET, **text)
    inside(second, motion_id=motion.pk, by=another, at=MET)
    inside(open_vote, motion_id=motion.pk, by=sybil, at=MET)
    for person, choice in votes.items():
        reason = REASON if choice == "NO" else ""
        inside(cast, motion_id=motion.pk, choice=choice, reason=reason, by=person, at=MET)
    closed = inside(close_vote, motion_id=motion.pk, by=sybil, at=MET)
    inside(adjourn, meeting_id=meeting.pk, by=sybil, at=MET + timedelta(hours=1))
    return closed


def held(matter: Matter, sybil: User, committee: dict[str, Term]) -> Meeting:
    """A meeting on a matter to which everybody came."""
    plan = {
        "title": "Regular meeting",
        "purpose": "To decide.",
        "place": "Washington",
        "link": "",
        "time_zone": "America/New_York",
        "starts_at": MET,
        "ends_at": MET + timedelta(hours=3),
        "closed": False,
        "exemption": "",
        "contact": "committee@example.gov",
        "comments": "",
    }
    meeting = inside(plan_meeting, by=sybil, at=NOTICED, **plan)
    on = {"meeting_id": meeting.pk, "by": sybil}
    inside(add_item, title="The finding", matter=matter, at=NOTICED, **on)
    inside(give_notice, at=NOTICED, **on)
    inside(call_to_order, at=MET, **on)
    for term in committee.values():
        inside(arrive, term_id=term.pk, at=MET, **on)
    return meeting


def drafted(sybil: User, *findings: PublishedFinding, **changed: Any) -> Report:
    given = {"title": "On minor traffic offenses", "text": TEXT, "at": DRAFTED, **changed}
    return inside(services.draft_report, findings=[one.pk for one in findings], by=sybil, **given)


def circulated(report: Report, sybil: User, *, at: datetime = DRAFTED) -> Report:
    return inside(services.circulate, report_id=report.pk, reply_by=REPLY_BY, by=sybil, at=at)


def signed(
    report: Report, person: User, stand: str = "CONCUR", words: str = "", **changed: Any
) -> Position:
    """A position on the text as it now is out."""
    seen = inside(Report.objects.get, pk=report.pk).digest
    given = {"stand": stand, "words": words, "seen": seen, "at": DRAFTED, **changed}
    return inside(sign_position, report_id=report.pk, by=person, **given)


def closed(report: Report, sybil: User, *, at: datetime = CLOSED) -> list[Position]:
    return inside(close_positions, report_id=report.pk, by=sybil, at=at)


def published(report: Report, sybil: User, *, at: datetime = CLOSED) -> Report:
    return inside(publish, report_id=report.pk, by=sybil, at=at)


def again(report: Report) -> Report:
    return inside(Report.objects.select_related("charter", "pdf").get, pk=report.pk)


def trail_of(report: Report) -> list[AuditEvent]:
    """What the trail tells of a report, in order."""
    with scope.within(scope.oversight(who="test", why="the trail")):
        return list(AuditEvent.objects.filter(subject_id=str(report.pk)).order_by("pk"))
