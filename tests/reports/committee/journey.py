"""The way of a committee from its charter to the public tracker, all of it on its pages."""

from collections.abc import Mapping
from dataclasses import dataclass

from time_machine import Traveller

from portal.accounts.models import User
from tests.reports.committee.walk import AT_HOME, CHAIR, DESK, DISSENTS, SEATS, SILENT, Walk

SAMPLE, FLAGGED = "What the sample shows", "A place that was flagged"
ADVICE = "Say in each file, in a word, what was asked and what was found."
ADOPT = "That the finding be adopted as circulated."
NO = "It does not go far enough."
DISSENT = "The answer of the place explains nothing; we should say so."
ANSWER = "The form is changed; the figures follow."


@dataclass
class Finding:
    """Where a finding is dealt with: at the desk, on the agenda, and by a motion."""

    title: str
    url: str
    item: str = ""
    motion: str = ""


class Journey(Walk):
    """What is found, voted on, reported and answered."""

    def __init__(self, clock: Traveller, cast: Mapping[str, User]) -> None:
        super().__init__(clock, cast)
        self.meeting = self.report = ""
        self.findings: dict[str, Finding] = {}

    # -- Findings and the meeting

    def draft(self) -> None:
        """A finding on the sample and one on the flagged place, each with a recommendation."""
        for title, matter, duty in (
            (SAMPLE, "First sample", "MINOR_TRAFFIC"),
            (FLAGGED, "Riverton County", "OVERSIGHT"),
        ):
            given = {
                "matter": matter,
                "duty": duty,
                "title": title,
                "text": f"{title}: we looked.",
            }
            url = self.run(f"{DESK}findings/new/", **given)
            self.run(f"{url}propose/", words=ADVICE, addressee="US", due_on="2027-01-29")
            self.run(f"{url}circulate/")
            self.findings[title] = Finding(title, url)

    def notice(self) -> None:
        """A meeting with both on its agenda is noticed twelve days ahead."""
        self.meeting = self.run(
            f"{DESK}meetings/plan/",
            title="First meeting",
            purpose="To deliberate on the first sample.",
            place="An invented hall",
            time_zone="America/New_York",
            starts_at="2026-11-23T10:00",
            ends_at="2026-11-23T13:00",
            contact="committee@portal.example",
        )
        for title, matter in ((SAMPLE, "First sample"), (FLAGGED, "Riverton County")):
            self.run(f"{self.meeting}item/", title=title, matter=matter)
        self.run(f"{self.meeting}notice/")

    def meet(self) -> None:
        """All come; each finding is deliberated, moved, voted on, and the vote is recorded."""
        self.run(f"{self.meeting}open/")
        for name in SEATS:
            self.run(f"{self.meeting}attendance/", button=f"Comes: Invented {name.title()}")
        for finding in self.findings.values():
            self._decide(finding)
        self.run(f"{self.meeting}adjourn/")

    def _decide(self, finding: Finding) -> None:
        apart = finding.title == FLAGGED
        self.run(f"{finding.url}deliberate/", item_id=finding.title)
        finding.item = self.of(CHAIR).follow(f"{DESK}motions/", finding.title)
        finding.motion = self.of(CHAIR).send(finding.item, text=ADOPT)
        self.of("mina").send(f"{finding.motion}second/")
        self.run(f"{finding.motion}open/")
        if apart:
            self._keeps_away(finding)
        for name in SEATS:
            if apart and name == DISSENTS:
                self.of(name).send(f"{finding.motion}vote/", choice="NO", reason=NO)
            elif not (apart and name == AT_HOME):
                self.of(name).send(f"{finding.motion}vote/", choice="YES")
        self.run(f"{finding.motion}close/")
        self.run(f"{finding.url}vote/", motion_id=ADOPT)

    def _keeps_away(self, finding: Finding) -> None:
        """Whose home it is finds nothing, while the others vote."""
        for url in (finding.url, finding.item, finding.motion, f"{finding.motion}vote/"):
            self.of(AT_HOME).read(url, code=404)
        assert finding.title not in self.of(AT_HOME).read(f"{DESK}motions/").links.values()

    def minute(self) -> None:
        """A dissent is added; the minutes are drafted, certified by the chair, and posted."""
        flagged = self.findings[FLAGGED].url
        self.of(DISSENTS).send(f"{flagged}state/", opinion="DISSENT", words=DISSENT)
        self.of("sybil").fail(f"{flagged}settle/", "Members may still add statements.")
        self.run(f"{self.meeting}draft/", remarks="The public spoke at the end.")
        self.of(CHAIR).send(f"{self.meeting}certify/")
        self.run(f"{self.meeting}post/")

    def settle(self) -> None:
        """After the days for statements both are settled and published."""
        for finding in self.findings.values():
            self.run(f"{finding.url}settle/")

    # -- The report and what came of it

    def circulate(self) -> None:
        """A report on both goes to the seats."""
        (sheet,) = self.of("sybil").read(f"{DESK}report/new/").sheets
        places = sorted(name for name in sheet.values if name.startswith("place_"))
        placed = {name: str(number) for number, name in enumerate(places, 1)}
        words = {"title": "What a sample showed", "text": "A first report. It is invented."}
        self.report = self.run(f"{DESK}report/new/", **words, **placed)
        self.run(f"{self.report}circulate/", reply_by="2026-12-10")

    def sign(self) -> None:
        """All but one sign, one of them against it."""
        self.of(DISSENTS).fail(f"{self.report}sign/", "Say why you dissent.", stand="DISSENT")
        for name in SEATS:
            if name == DISSENTS:
                self.of(name).send(f"{self.report}sign/", stand="DISSENT", words=DISSENT)
            elif name != SILENT:
                self.of(name).send(f"{self.report}sign/", stand="CONCUR")
        self.of("sybil").fail(f"{self.report}publish/", "These seats have no position yet: 4.")
        self.of("sybil").fail(f"{self.report}close/", "The seats may sign through")

    def publish(self) -> None:
        """The silent seat is recorded, the report is published, and the advice is sent."""
        self.run(f"{self.report}close/")
        self.run(f"{self.report}publish/")
        for url in self.of("sybil").read(f"{DESK}recommendations/").links:
            if url.startswith(f"{DESK}recommendations/"):
                self.run(f"{url}transmit/")

    def answer(self) -> None:
        """The program answers one of the two, undertakes a step, and does it."""
        paul = self.of("paul")
        url = paul.follow("/our-recommendations/", "2026-1")
        paul.send(f"{url}answer/", stance="CONCUR", words=ANSWER, office="Program office")
        paul.send(f"{url}undertake/", words="Change the form.", due_on="2027-02-01")
        paul.send(f"{url}done/", step="Change the form.", evidence="The form has the field.")

    def verify(self) -> None:
        """The secretariat looks at the evidence."""
        url = self.of("sybil").follow(f"{DESK}recommendations/", "2026-1")
        self.run(f"{url}verify/", step="Change the form.")
