"""The tracker as CSV and JSON: the table of its columns is their dictionary."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from portal.register.columns import Column
from portal.register.downloads import as_csv, as_json
from reports.committee.findings.tracker import Tracked


@dataclass(frozen=True)
class Row:
    """A line of the files."""

    tracked: Tracked

    @property
    def superseded_by(self) -> str:
        """The number of the one that stands in its place."""
        other = self.tracked.advice.superseded_by
        return other.reference if other else ""

    @property
    def due_on(self) -> str:
        """The last day for a reply."""
        return self.tracked.advice.due_on.isoformat()

    @property
    def stance(self) -> str:
        """What the addressee answered."""
        return self.tracked.response.stance if self.tracked.response else ""

    @property
    def response(self) -> str:
        """Its words."""
        return self.tracked.response.words if self.tracked.response else ""

    @property
    def office(self) -> str:
        """Which office answers for it."""
        return self.tracked.response.office if self.tracked.response else ""

    @property
    def answered_at(self) -> object:
        """When."""
        return self.tracked.response.given_at if self.tracked.response else None

    @property
    def steps(self) -> int:
        """How many steps there are."""
        return len(self.tracked.steps)


COLUMNS = [
    Column("reference", _("Number of the recommendation"), "tracked.advice.reference"),
    Column("finding", _("Number of the finding"), "tracked.finding"),
    Column(
        "addressee",
        _("FIPS code of the addressee; US for the program"),
        "tracked.advice.addressee.code",
    ),
    Column("addressee_name", _("Name of the addressee"), "tracked.advice.addressee.name"),
    Column("words", _("What is recommended"), "tracked.advice.words"),
    Column("status", _("Where it stands"), "tracked.advice.status"),
    Column("adopted_at", _("When the committee adopted it"), "tracked.advice.adopted_at"),
    Column("transmitted_at", _("When it was sent"), "tracked.advice.transmitted_at"),
    Column("due_on", _("Last day for a reply"), "due_on"),
    Column("stance", _("CONCUR, PARTLY or DOES_NOT"), "stance"),
    Column("response", _("What the addressee replied"), "response"),
    Column("office", _("Office that answers for it"), "office"),
    Column("answered_at", _("When it replied"), "answered_at"),
    Column("unanswered", _("Whether the day is over and there is no reply"), "tracked.unanswered"),
    Column("steps", _("How many steps were undertaken"), "steps"),
    Column("verified", _("How many of them were verified"), "tracked.verified"),
    Column("overdue", _("How many of them should be done and are not"), "tracked.overdue"),
    Column("superseded_by", _("Number of the one in its place"), "superseded_by"),
]


def tracker_csv(rows: Iterable[Tracked]) -> bytes:
    """The tracker as CSV."""
    return as_csv(COLUMNS, map(Row, rows))


def tracker_json(rows: Iterable[Tracked]) -> bytes:
    """The tracker as JSON."""
    return as_json(COLUMNS, map(Row, rows))
