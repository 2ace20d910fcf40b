"""The invented committee after its first report, and again at work: every state has something."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from allauth.mfa.totp.internal.auth import TOTP
from django.utils import timezone

from portal.accounts.models import User
from portal.demo.advising import Adviser
from portal.demo.advising_cases import Reviewer
from portal.demo.cast import MEMBERS, TOTP_SECRET
from portal.jurisdictions import scope
from portal.jurisdictions.models import Jurisdiction
from reports.committee.findings import drafting
from reports.committee.findings import services as findings
from reports.committee.findings.models import Finding, Recommendation
from reports.committee.meetings import agenda, planning, services
from reports.committee.meetings.models import AgendaItem, Meeting, Statement
from reports.committee.meetings.statements import file_statement
from reports.committee.motions import services as motions
from reports.committee.motions import voting
from reports.committee.motions.models import Motion
from reports.committee.outliers import services as outliers
from reports.committee.outliers.raising import take_up
from reports.committee.report import services as reports
from reports.committee.rounds import consolidating, reviewing
from reports.committee.rounds import services as rounds
from reports.committee.rounds.filling import draw_round
from reports.committee.rounds.framing import frame_round
from reports.committee.rounds.models import Review, Round
from reports.committee.seats.interests import declare_interest
from reports.committee.seats.models import Matter, Term
from reports.committee.seats.states import Duty
from tests.conftest import person
from tests.reports.committee.rounds import worlds

HOURS = timedelta(hours=1)
STAFF = {"secretary": ("SECRETARY", None), "program1": ("PROGRAM", "US")}
STAFF |= {f"official-{code}": ("OFFICIAL", code) for code in ("39901", "39902")}
STAFF |= {name: ("MEMBER", None) for name, _who in MEMBERS}


def advise(people: dict[str, User]) -> dict[str, str]:
    """Seat the committee and let it work; what addresses of its pages are made of."""
    for name, (role, code) in STAFF.items():
        place = Jurisdiction.objects.get(code=code) if code else None
        people[name] = person(name, (role, place))
        TOTP.activate(people[name], TOTP_SECRET)
    worlds.frozen()
    now = Now(Adviser(at=timezone.now(), cases=8))
    now.tell()
    return now.links


class Now:
    """What the committee does after its first report."""

    def __init__(self, adviser: Adviser) -> None:
        self.adviser, self.do, self.day = adviser, adviser.do, adviser.day
        self.links: dict[str, str] = {}

    def tell(self) -> None:
        """All of it, the report first."""
        self._flag("39901", "detainers", self.day(100))
        assert len(list(self.adviser.advise())) == 4
        asked = self._flag("39902", "matched", self.day(9))
        due, question = (self.adviser.at + timedelta(days=12)).date(), "Why so few?"
        one = {"inquiry_id": asked.pk, "question": question, "due_on": due}
        self.do(outliers.ask_agency, at=self.day(8), **one)
        self._flag("39902", "detainers", self.day(7), name="inquiry raised")
        self._note_the_first()
        self._rounds()
        self._meetings()
        self._drafts()
        words = "Advises a county on its jail."
        self.do(declare_interest, by="member2", kind="OTHER", words=words, at=self.day(9))

    def _flag(self, county: str, indicator: str, at: datetime, *, name: str = "") -> Any:
        given = {"county": county, "quarter": str(worlds.QUARTER), "synthetic": True}
        given |= {"indicator": indicator, "side": "HIGH", "group": "", "statement": "Invented."}
        made = self.do(take_up, at=at, **given)
        self.links[name or f"inquiry {county}"] = str(made.pk)
        self.links[f"note {county}"] = str(made.matter_id)
        return made

    def _note_the_first(self) -> None:
        with scope.within(scope.committee()):
            posted = Meeting.objects.get()
            self.links |= {
                "posted": str(posted.pk),
                "shown": str(Statement.objects.first().pk),
                "carried": str(Motion.objects.order_by("pk").first().pk),
                "settled": str(Finding.objects.filter(duty=Duty.MINOR_TRAFFIC).get().pk),
            }
            for advice in Recommendation.objects.order_by("reference"):
                self.links[f"advice {advice.status}"] = str(advice.pk)
                self.links[f"reference {advice.status}"] = advice.reference

    def _rounds(self) -> None:
        """One planned, one framed, one drawn, one under review, one in consolidation."""
        self._round("planned")
        self._framed(self._round("framed"))
        self._drawn(self._framed(self._round("drawn")))
        reviewing_ = self._drawn(self._framed(self._round("reviewing")))
        self.do(reviewing.start_reviews, round_id=reviewing_, at=self.day(5))
        compared = self._drawn(self._framed(self._round("compared", size=4)))
        self.do(reviewing.start_reviews, round_id=compared, at=self.day(5))
        reviewer = Reviewer(self.adviser)
        for review in self._reviews(compared):
            self._answer(review, reviewer)
        self.do(consolidating.begin_consolidation, round_id=compared, at=self.day(4))
        first, *_others = self._reviews(reviewing_, "member1")
        self._answer(first, reviewer)
        self.links["locked"] = str(first.pk)
        for name, round_ in (("open", reviewing_), ("compare", compared)):
            self.links[f"{name} review"] = str(self._reviews(round_, "member2")[-1].pk)

    def _round(self, name: str, *, size: int = 8) -> UUID:
        title = f"Case reviews: {name}"
        given = {"title": title, "quarter": str(worlds.QUARTER), "size": size}
        made: Round = self.do(rounds.plan_round, at=self.day(9), **given)
        self.links |= {f"round {name}": str(made.number), f"round id {name}": str(made.pk)}
        return made.pk

    def _framed(self, made: UUID) -> UUID:
        self.do(rounds.ask_frame, round_id=made, at=self.day(9))
        assert frame_round(made, at=self.day(8))
        return made

    def _drawn(self, made: UUID) -> UUID:
        self.do(rounds.name_seed, round_id=made, seed=worlds.SEED, at=self.day(7))
        assert draw_round(made, at=self.day(6))
        return made

    def _reviews(self, round_: UUID, name: str = "") -> list[Review]:
        with scope.within(scope.committee()):
            rows = Review.objects.filter(case__round=round_).order_by("pk")
            rows = rows.select_related("case__round", "term__person")
            return [one for one in rows if name in ("", one.term.person.username)]

    def _answer(self, review: Review, reviewer: Reviewer) -> None:
        by, one = review.term.person.username, {"review_id": review.pk, "at": self.day(4)}
        with scope.within(scope.committee()):
            given = reviewer._blind(review)
        self.do(reviewing.save_answers, by=by, given=given, **one)
        self.do(reviewing.lock_review, by=by, **one)

    def _meetings(self) -> None:
        """One planned, one noticed with a statement that waits, one that lasts with its votes."""
        self._meeting("planned", self.adviser.at + timedelta(days=40))
        noticed = self._meeting("noticed", self.adviser.at + timedelta(days=20))
        self.do(planning.give_notice, meeting_id=noticed.meeting_id, at=self.day(5))
        words = "Please say how many people were held after traffic stops."
        given = {"language": "en", "caller": "somebody", "at": self.day(1), "words": words}
        waiting = file_statement(meeting_id=noticed.meeting_id, key=UUID(int=77), **given)
        self.links["statement waiting"] = str(waiting)
        self._session(self._meeting("held", self.adviser.at - HOURS))

    def _meeting(self, name: str, starts_at: datetime) -> AgendaItem:
        given = {
            "title": f"Meeting {name}",
            "purpose": "To hear what a second sample shows.",
            "place": "An invented hall",
            "link": "https://meetings.example.gov/2",
            "time_zone": "America/New_York",
            "closed": False,
            "exemption": "",
            "contact": "committee@portal.example",
            "comments": "Write until the day before.",
        }
        when = {"starts_at": starts_at, "ends_at": starts_at + 3 * HOURS, "at": self.day(14)}
        one = {"meeting_id": self.do(planning.plan_meeting, **given, **when).pk}
        item: AgendaItem = self.do(
            agenda.add_item, title="The second sample", at=self.day(14), **one
        )
        self.do(agenda.add_item, title="Other business", at=self.day(14), **one)
        self.links |= {f"meeting {name}": str(item.meeting_id), f"item {name}": str(item.pk)}
        return item

    def _session(self, item: AgendaItem) -> None:
        one, at = {"meeting_id": item.meeting_id}, self.adviser.at - HOURS
        self.do(planning.give_notice, at=self.day(13), **one)
        self.do(services.call_to_order, at=at, **one)
        with scope.within(scope.committee()):
            terms = list(Term.objects.exclude(person__username="member6"))
        for term in terms:
            self.do(services.arrive, term_id=term.pk, at=at, **one)
        text = "That every place that is flagged be asked within a month."
        for name in ("moved", "seconded", "open"):
            motion = self.do(
                motions.move, by="member1", item_id=item.pk, text=f"{text} ({name})", at=at
            )
            self.links[f"motion {name}"] = str(motion.pk)
            if name != "moved":
                self.do(motions.second, by="member2", motion_id=motion.pk, at=at)
        self.do(voting.open_vote, motion_id=motion.pk, at=at)
        reason = {"choice": "NO", "reason": "A month is too long."}
        self.do(voting.cast, by="member7", motion_id=motion.pk, at=at, **reason)

    def _drafts(self) -> None:
        """A finding that is written, one that members read, and a report that is out to sign."""
        with scope.within(scope.committee()):
            matter = Matter.objects.get(round__pk=self.links["round id compared"])
            settled = list(
                Finding.objects.filter(duty=Duty.MINOR_TRAFFIC).values_list("pk", flat=True)
            )
        for name in ("draft", "circulated"):
            given = {
                "duty": Duty.MINOR_TRAFFIC,
                "title": f"Traffic, {name}",
                "text": "Held too long.",
            }
            one = {
                "finding_id": self.do(
                    drafting.draft_finding, matter=matter, at=self.day(3), **given
                ).pk
            }
            advice = {"words": "Count them.", "addressee": "39901", "due_on": self.day(-60).date()}
            self.do(drafting.propose, at=self.day(3), **advice, **one)
            self.links[f"finding {name}"] = str(one["finding_id"])
        self.do(findings.circulate, at=self.day(2), **one)
        for name in ("draft", "out"):
            given = {
                "title": f"Second report, {name}",
                "text": "What stayed open.",
                "findings": settled,
            }
            made = self.do(reports.draft_report, at=self.day(2), **given)
            self.links[f"report {name}"] = str(made.pk)
        self.do(reports.circulate, report_id=made.pk, reply_by=self.day(-9).date(), at=self.day(1))
