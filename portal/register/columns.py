"""The columns of the downloads, each with its meaning: the data dictionary is this table."""

from dataclasses import dataclass
from datetime import UTC, datetime
from operator import attrgetter
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Cell = str | int | bool | None


@dataclass(frozen=True)
class Column:
    """A name, what it means, and the attribute of a row that it shows (dots go deeper)."""

    name: str
    meaning: str | Promise
    attribute: str

    def read(self, row: Any) -> Cell:
        """The cell of a row; instants in UTC, ISO 8601."""
        value = attrgetter(self.attribute)(row)
        return stamp(value) if isinstance(value, datetime) else value


def stamp(moment: datetime) -> str:
    """An instant as the downloads write it: UTC, ISO 8601."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


PLACES = [
    Column("code", _("FIPS code of a county or state; US for the program"), "place.code"),
    Column("kind", _("COUNTY, STATE or PROGRAM"), "place.kind"),
    Column("name", _("Name of the place"), "place.name"),
    Column("state", _("Postal code of the state"), "place.postal"),
    Column("time_zone", _("Time zone of the place (tz database)"), "place.time_zone"),
    Column("population", _("Residents; empty where unknown"), "place.population"),
    Column(
        "noncitizens",
        _("Residents who are not citizens; empty where unknown"),
        "place.noncitizens",
    ),
    Column("counted_year", _("Year of these counts"), "place.counted_year"),
    Column(
        "flow",
        _("L0 full search, L1 searched and no immigration response returned, L2 criminal only"),
        "place.flow",
    ),
    Column(
        "request",
        _("What the place itself asked: NONE, OPT_IN, OPT_OUT, NO_RETURN or WITHDRAWN"),
        "place.request",
    ),
    Column(
        "positions",
        _("Each authority's position on that request, as authority: ACT, parted by semicolons"),
        "said",
    ),
    Column(
        "because_event",
        _("Number of the act that sets the flow (in the file of acts); empty where none does"),
        "place.because_id",
    ),
    Column("as_of", _("The instant that the row speaks of, UTC"), "at"),
]
EVENTS = [
    Column("id", _("Number of the act"), "event.pk"),
    Column("code", _("Code of the place that it is about"), "event.jurisdiction.code"),
    Column("place", _("Name of that place"), "event.jurisdiction.name"),
    Column("act", _("What was done"), "event.act"),
    Column("acting", _("Code of the place that acts"), "event.acting.code"),
    Column("instrument", _("Kind of paper"), "event.instrument"),
    Column("authority", _("Whose word it is"), "event.authority"),
    Column("body", _("The body that decided"), "event.body"),
    Column("vote", _("Its vote"), "event.vote"),
    Column("citation", _("Where the paper is found"), "event.citation"),
    Column("city", _("The city, for advice that moves no county"), "event.city"),
    Column("reason", _("The reason given"), "event.reason"),
    Column("adopted_at", _("When it was adopted, UTC"), "event.adopted_at"),
    Column("received_at", _("When it was received, UTC"), "event.received_at"),
    Column("effective_at", _("From when on it holds, UTC"), "event.effective_at"),
    Column("entered_at", _("When it was entered, UTC"), "event.entered_at"),
    Column("retroactive", _("Whether it was entered afterwards"), "event.retroactive"),
    Column("concerns", _("Number of the act that it speaks of"), "event.concerns_id"),
    Column("undone_by", _("Number of the act that undoes it"), "undone_by"),
    Column(
        "document_sha256",
        _("SHA-256 of its document, which is had at /documents/ and this hash"),
        "document_sha256",
    ),
    Column("document_name", _("Name of the document"), "document_name"),
]
