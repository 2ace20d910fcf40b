"""The meeting of the demonstration at which the findings are deliberated and voted on."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from portal.demo.advising_office import Office
from portal.demo.cast import MEMBERS
from reports.committee.findings import services as findings
from reports.committee.findings.models import Finding
from reports.committee.meetings import agenda, minutes, planning, services
from reports.committee.meetings.models import AgendaItem
from reports.committee.meetings.statement_moderation import show_statement
from reports.committee.meetings.statements import file_statement
from reports.committee.motions import services as motions
from reports.committee.motions import voting
from reports.committee.seats.models import Term
from reports.committee.seats.states import Duty

HELD = 20  # days ago


class Chamber:
    """A noticed meeting, its agenda, votes and minutes."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.do, self.day = office.do, office.day

    def deliberate(self, made: list[Finding]) -> None:
        """Notice, hear, deliberate, vote, adjourn, post."""
        meeting = self._planned()
        one: dict[str, Any] = {"meeting_id": meeting}
        items = {
            finding.pk: self.do(
                agenda.add_item, title=finding.title, matter=finding.matter, at=self.day(31), **one
            )
            for finding in made
        }
        self.do(planning.give_notice, at=self.day(31), **one)
        self._hear(meeting)
        at = self.day(HELD)
        self.do(services.call_to_order, at=at, **one)
        for term in Term.objects.filter(person__username__in=[name for name, _who in MEMBERS]):
            self.do(services.arrive, term_id=term.pk, at=at, **one)
        for number, finding in enumerate(made, 1):
            self._vote(finding, items[finding.pk], at + timedelta(minutes=20 * number))
        self.do(services.adjourn, at=at + timedelta(hours=3), **one)
        self.do(minutes.draft_minutes, at=self.day(17), **one)
        self.do(minutes.certify_minutes, version=1, by="member1", at=self.day(16), **one)
        self.do(minutes.post_minutes, at=self.day(15), **one)

    def _planned(self) -> UUID:
        planned = self.do(
            planning.plan_meeting,
            title="First meeting",
            purpose="To deliberate on what the first sample showed.",
            place="An invented hall",
            link="",
            time_zone="America/New_York",
            starts_at=self.day(HELD),
            ends_at=self.day(HELD) + timedelta(hours=3),
            closed=False,
            exemption="",
            contact="committee@portal.example",
            comments="Write to the committee on this page, or speak at the end of the meeting.",
            at=self.day(33),
        )
        meeting: UUID = planned.pk
        return meeting

    def _hear(self, meeting: UUID) -> None:
        for number, words in enumerate(("Please publish the dissents.", "Ask the victims."), 1):
            statement = file_statement(
                meeting_id=meeting,
                key=UUID(int=number),
                words=words,
                language="en",
                caller=f"demonstration {number}",
                at=self.day(25),
            )
            self.do(show_statement, statement_id=statement, at=self.day(24))

    def _vote(self, finding: Finding, item: AgendaItem, at: datetime) -> None:
        """Every finding is put to the vote; who keeps away is not asked."""
        from_home = finding.duty == Duty.OVERSIGHT
        self.do(findings.deliberate, finding_id=finding.pk, item_id=item.pk, at=at)
        text = "That the finding be adopted as circulated."
        motion = self.do(motions.move, by="member1", item_id=item.pk, text=text, at=at)
        one: dict[str, Any] = {"motion_id": motion.pk}
        self.do(motions.second, by="member2", at=at, **one)
        self.do(voting.open_vote, at=at, **one)
        for name, _who in MEMBERS:
            if not (from_home and name == "member3"):
                against = finding.duty == Duty.MINOR_TRAFFIC and name in ("member6", "member7")
                given: dict[str, Any] = {"choice": "NO" if against else "YES"}
                reason = "It does not go far enough." if against else ""
                self.do(voting.cast, by=name, reason=reason, at=at, **given, **one)
        self.do(voting.close_vote, at=at + timedelta(minutes=5), **one)
        after = at + timedelta(minutes=6)
        self.do(findings.record_vote, finding_id=finding.pk, motion_id=motion.pk, at=after)
