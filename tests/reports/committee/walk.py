"""The people of a committee at their browsers: how they sit down, and review cases.

What workers do is called as they call it; everything else is a form that somebody fills in.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from time_machine import Traveller

from portal.accounts.models import User
from reports.committee.outliers.raising import take_up
from reports.committee.rounds.filling import draw_round
from reports.committee.rounds.framing import frame_round
from reports.committee.rounds.models import Round
from reports.committee.seats.states import Constituency
from tests.reports.committee.browsing import Reader
from tests.reports.committee.rounds import worlds
from tests.reports.committee.worlds import inside

DESK = "/committee/desk/"
FIRST_DAY, LAST_DAY = "2026-11-03", "2028-11-02"
# Who sits for whom; all of them are invented.
SEATS = {
    "mabel": "Police chiefs",
    "marco": "Sheriffs",
    "mina": "State and local prosecutors",
    "milo": "Court officials",
    "mae": "Field agents",
    "moses": "Community and immigration advocates",
}
CHAIR, AT_HOME, DISSENTS, SILENT = "mabel", "marco", "moses", "milo"
REPLY = "Late records of our jail, which we now send each day."


class Walk:
    """Everybody who takes part, and where what they made is found."""

    def __init__(self, clock: Traveller, cast: Mapping[str, User]) -> None:
        self.clock, self.cast = clock, cast
        self.readers: dict[str, Reader] = {}
        self.round = self.inquiry = ""

    def day(self, day: str) -> None:
        """Ten in the morning of another day in Washington; everybody signs in anew."""
        begins = date.fromisoformat(day)
        self.clock.move_to(datetime(begins.year, begins.month, begins.day, 15, tzinfo=UTC))
        self.readers = {}

    def of(self, name: str) -> Reader:
        """Somebody at a browser."""
        if name not in self.readers:
            self.readers[name] = Reader(self.cast[name])
        return self.readers[name]

    def run(self, url: str, **given: str) -> str:
        """An act of the secretariat."""
        return self.of("sybil").send(url, **given)

    # -- The committee and what comes before it

    def sit(self) -> None:
        """A charter with a seat for each constituency, and somebody in each."""
        each = {f"{part}_{one}": "1" for one in Constituency for part in ("seats", "least")}
        words = {"title": "Advisory committee", "purpose": "To look into cases, and to advise."}
        days = {"effective_on": FIRST_DAY, "ends_on": LAST_DAY}
        self.run(f"{DESK}do/charter/", **words, **days, **each)
        for name, seat in SEATS.items():
            given = {"seat": seat, "person": name, "name": f"Invented {name.title()}"}
            if name == CHAIR:
                given["chairs"] = "on"
            if name == AT_HOME:
                given["home"] = "39901"
            self.run(f"{DESK}do/appoint/", **given)

    def take_up(self) -> None:
        """A flag of the quarter becomes an inquiry, with a question to the county."""
        flag = {"county": "39901", "quarter": str(worlds.QUARTER), "synthetic": True}
        found = {"indicator": "detainers", "side": "HIGH", "group": "", "statement": "Invented."}
        by = self.cast["sybil"]
        inside(take_up, by=by, at=datetime.now(tz=UTC), **flag, **found)
        self.inquiry = self.of("sybil").follow(f"{DESK}inquiries/", "Riverton County")
        asked = {"question": "What explains the figure?", "due_on": "2026-11-30"}
        self.run(f"{self.inquiry}ask/", **asked)

    def reply(self) -> None:
        """The county replies, and the note for the next release is written."""
        own = self.of("otto").follow("/our-inquiries/", "Detainers per")
        self.of("otto").send(own, words=REPLY)
        self.run(f"{self.inquiry}note/", words="The place replied in time.")

    # -- The case reviews

    def draw(self) -> None:
        """A round is planned and framed, its seed is named the day after, and it is drawn."""
        given = {"title": "First sample", "quarter": str(worlds.QUARTER), "size": "8"}
        url = self.run(f"{DESK}rounds/new/", **given)
        made = inside(Round.objects.get)
        self.run(f"{url}frame/")
        assert frame_round(made.pk, at=datetime.now(tz=UTC))
        self.day("2026-11-05")
        self.run(f"{url}seed/", seed="Five dice in the open session: 4 1 6 2 2")
        assert draw_round(made.pk, at=datetime.now(tz=UTC))
        self.round = self.of("sybil").follow(f"{DESK}reviews/", "First sample")
        self.run(f"{self.round.removesuffix('progress/')}start/")

    def write(self) -> None:
        """Each member answers the own cases and locks them; one sees the first question apart."""
        together = f"{self.round.removesuffix('progress/')}consolidate/"
        self.of("sybil").fail(together, "Not every review is locked yet.")
        for name in SEATS:
            self._each_case(name, "lock", differs=name == DISSENTS)
        self.run(together)

    def consolidate(self) -> None:
        """Each reads the others' answers and stays with the own; what differs is a conflict."""
        for name in SEATS:
            self._each_case(name, "settle", differs=name == DISSENTS)
        self.run(f"{self.round.removesuffix('progress/')}close/")

    def _each_case(self, name: str, act: str, *, differs: bool) -> None:
        reader = self.of(name)
        while waits := [url for url in reader.read(f"{DESK}reviews/").links if _is_case(url)]:
            for url in waits:
                reader.choose(url, second=("value-1",) if differs else ())
                reader.send(f"{url}{act}/")


def _is_case(url: str) -> bool:
    return url.startswith(f"{DESK}reviews/") and "/rounds/" not in url and url != f"{DESK}reviews/"
