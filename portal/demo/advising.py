"""The committee of the demonstration: the four duties from a sample to a published report.

Everything is done by the services that people use, each at its day; all of it is invented.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from portal.accounts.models import User
from portal.demo.advising_cases import Reviewer
from portal.demo.advising_office import Office
from portal.demo.advising_votes import Chamber
from portal.demo.cast import MEMBERS, make_person
from portal.jurisdictions import scope
from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.zones import washington_day
from reports.committee.findings import advising, answering, drafting
from reports.committee.findings import services as findings
from reports.committee.findings.models import Finding, Recommendation
from reports.committee.outliers import services as outliers
from reports.committee.outliers.models import Inquiry
from reports.committee.report import positions, publishing
from reports.committee.report import services as reports
from reports.committee.report.models import Report
from reports.committee.seats.models import Charter, Seat
from reports.committee.seats.services import appoint, file_charter, resign
from reports.committee.seats.states import Constituency, Duty

Given = dict[str, Any]
C = Constituency
SEATS = (C.POLICE_CHIEF, *C)
# The member whose own county is the one that was flagged.
AT_HOME = "member3"
DISSENTS, ABSTAINS, SILENT, LEAVES = "member7", "member5", "member4", "member6"
FOUND = {
    Duty.SERIOUS_THREATS: "Charges as booked and levels agree in most cases of the sample.",
    Duty.MINOR_TRAFFIC: "The policy on minor traffic offenses was not followed in every case.",
    Duty.COMMUNITY_POLICING: "Reviewers often could not tell whether victim status was asked for.",
    Duty.OVERSIGHT: "A place that was flagged explained its figure, and corrected its records.",
}
ADVICE = (
    "Say in each file, in a word, what was asked and what was found, and report it by quarter."
)
DISSENT = "The sample shows enough to withhold action on minor offenses; we should say so."
GOODBYE = "I leave because the committee does not say what many of its members think."


class Adviser(Office):
    """The secretariat and seven members, from the charter to the public tracker."""

    def __init__(self, *, at: datetime, cases: int = 24) -> None:
        super().__init__(at=at)
        self.cases = cases

    def advise(self) -> Iterator[str]:
        """Tell it all once, saying each part; a second time says nothing."""
        if Charter.objects.exists():
            return
        inquiry = self.inquiry()
        if inquiry is None:
            return
        self.sit(inquiry)
        yield "the committee has a charter, and seven members"
        matter = Reviewer(self).review(inquiry.quarter, self.cases)
        yield "a random sample of cases was drawn, reviewed twice each and consolidated"
        self.ask(inquiry)
        made = self.draft(matter, inquiry)
        Chamber(self).deliberate(made)
        self.settle(made)
        yield "four findings were voted on, one with a recusal and one against a dissent"
        self.report(made)
        self.answer()
        yield "a report is printed with the position of every seat, and the program answered"

    def inquiry(self) -> Inquiry | None:
        """The oldest of those that the committee was to look into; None before any release."""
        with scope.within(scope.committee()):
            rows = Inquiry.objects.select_related("jurisdiction", "matter")
            return rows.order_by("raised_at", "pk").first()

    def sit(self, inquiry: Inquiry) -> None:
        """Charter and members."""
        begins = self.day(80).date()
        charter = self.do(
            file_charter,
            title="Advisory committee on Secure Communities",
            purpose="To look into cases and figures, and to advise. This committee is invented.",
            effective_on=begins,
            ends_on=begins + timedelta(days=730),
            seats={each: SEATS.count(each) for each in C},
            least=dict.fromkeys(C, 1),
            quorum_constituencies=4,
            at=self.day(80),
        )
        seats = Seat.objects.filter(charter=charter).select_related("charter").order_by("number")
        for seat, (name, _who) in zip(seats, MEMBERS, strict=True):
            self.do(
                appoint,
                seat=seat,
                person=self.people[name],
                name=f"Invented {name}",
                begins_on=begins,
                ends_on=charter.ends_on,
                chairs=name == "member1",
                home=inquiry.jurisdiction if name == AT_HOME else None,
                at=self.day(80),
            )

    def ask(self, inquiry: Inquiry) -> None:
        """A question to the place, its official's reply, and the note for a release."""
        place = inquiry.jurisdiction
        name = f"official-{place.code}"
        if not User.objects.filter(username=name).exists():
            make_person(name, "OFFICIAL", place.code, by=self._admin(), at=self.day(60))
        one: Given = {"inquiry_id": inquiry.pk}
        due = self.day(20).date()
        question = "What explains the figure, and what did you change?"
        self.do(outliers.ask_agency, question=question, due_on=due, at=self.day(44), **one)
        with scope.within(scope.tenant([place.pk])):
            outliers.reply(
                words="Late records of our jail, which we now send each day.",
                by=User.objects.get(username=name),
                at=self.day(36),
                **one,
            )
        words = "The place replied in time and says what it changed."
        words_es = "El lugar respondió en el plazo y dice lo que cambió."
        self.do(outliers.note, words=words, words_es=words_es, at=self.day(34), **one)

    def draft(self, matter: Any, inquiry: Inquiry) -> list[Finding]:
        """One finding of each duty, each with a recommendation, circulated."""
        made = []
        for duty, text in FOUND.items():
            about = inquiry.matter if duty == Duty.OVERSIGHT else matter
            finding = self.do(
                drafting.draft_finding,
                matter=about,
                duty=duty,
                title=str(duty.label),
                text=text,
                at=self.day(33),
            )
            one: Given = {"finding_id": finding.pk}
            given: Given = {"words": ADVICE, "addressee": "US", "due_on": self._due(duty)}
            self.do(drafting.propose, at=self.day(33), **given, **one)
            self.do(findings.circulate, at=self.day(32), **one)
            made.append(finding)
        return made

    def settle(self, made: list[Finding]) -> None:
        """Statements of members, and what was adopted."""
        for finding in made:
            if finding.duty == Duty.MINOR_TRAFFIC:
                given: Given = {"finding_id": finding.pk, "opinion": "DISSENT", "words": DISSENT}
                self.do(findings.add_statement, by=DISSENTS, at=self.day(18), **given)
            self.do(findings.settle, finding_id=finding.pk, at=self.day(12))

    def report(self, made: list[Finding]) -> None:
        """Circulate, sign, wait for who is silent, publish."""
        at = self.day(11)
        self.do(resign, by=LEAVES, last_day=at.date(), statement=GOODBYE, at=at)
        draft = self.do(
            reports.draft_report,
            title="What a sample of cases showed",
            text="A first report on the four duties of the charge. All of it is invented.",
            findings=[one.pk for one in made],
            at=self.day(11),
        )
        one: Given = {"report_id": draft.pk}
        reply_by = washington_day(self.day(10)) + timedelta(days=7)
        out: Report = self.do(reports.circulate, reply_by=reply_by, at=self.day(10), **one)
        for name, _who in MEMBERS:
            if name not in (SILENT, LEAVES):
                stand = {DISSENTS: "DISSENT", ABSTAINS: "ABSTAIN"}.get(name, "CONCUR")
                words = DISSENT if name == DISSENTS else ""
                given: Given = {"stand": stand, "words": words, "seen": out.digest}
                self.do(positions.sign_position, by=name, at=self.day(8), **given, **one)
        self.do(positions.close_positions, at=self.day(2), **one)
        self.do(publishing.publish, at=self.day(2, hour=16), **one)

    def answer(self) -> None:
        """The program answers two recommendations in its own way, and lets two wait."""
        with scope.within(scope.committee()):
            sent = list(Recommendation.objects.order_by("reference"))
        for advice in sent:
            self.do(advising.transmit, recommendation_id=advice.pk, at=self.day(11))
        program = Jurisdiction.objects.get(kind="PROGRAM")
        for advice, stance in zip(sent, ("CONCUR", "PARTLY"), strict=False):
            self._answer(advice, stance, program)

    def _answer(self, advice: Recommendation, stance: str, program: Jurisdiction) -> None:
        by = self.people["program1"]
        one: Given = {"recommendation_id": advice.pk}
        with scope.within(scope.tenant([program.pk])):
            words = "The forms are changed; the figures follow with the next release."
            office = "Program office, invented"
            given: Given = {"stance": stance, "words": words, "office": office}
            answering.answer(**given, by=by, at=self.day(6), **one)
            due = (self.at + timedelta(days=30)).date()
            step = answering.undertake(
                words="Change the form.", due_on=due, by=by, at=self.day(6, hour=16), **one
            )
            if stance == "CONCUR":
                evidence = "The form of this month has the field."
                at = self.day(3)
                answering.complete(step=step.number, evidence=evidence, by=by, at=at, **one)
        if stance == "CONCUR":
            self.do(advising.verify_step, step=step.number, at=self.day(1), **one)

    def _due(self, duty: Duty) -> date:
        """One reply is overdue by now, and is listed as unanswered."""
        return (self.at - timedelta(days=3 if duty == Duty.COMMUNITY_POLICING else -30)).date()

    def _admin(self) -> User:
        return User.objects.get(username="admin")
