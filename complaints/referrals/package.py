"""What can be sent of a complaint: each thing by its own name, and nothing that is not picked."""

from collections.abc import Iterable
from typing import Any

from complaints.deadlines.due import day_of
from complaints.filing.questions import TITLES
from complaints.models import Complaint, Party
from complaints.modes import Consent, Mode
from complaints.selectors import content_of

PERSON = "person:"
# Whose identity is sealed apart is no part of what was told, whatever a record has.
APART = {"people", "contact"}


def parts_of(complaint: Complaint) -> dict[str, Any]:
    """Everything but people that a package could have, by name.  Raises ``KeyDestroyed``."""
    agency = complaint.agency
    facts = {
        "number": complaint.number,
        "about": complaint.topic,
        "where": f"{complaint.jurisdiction} ({complaint.jurisdiction.code})",
        "office": f"{agency.name} ({agency.ori})" if agency else "",
        "opened": day_of(complaint.opened_at, complaint.jurisdiction.time_zone).isoformat(),
        "paper": complaint.notice_number,
    }
    pages = TITLES.keys() - APART
    told = {key: value for key, value in content_of(complaint).items() if key in pages}
    return {key: value for key, value in (facts | told).items() if value}


def people_with_consent(complaint: Complaint) -> list[Party]:
    """Whoever agreed, on record, that their name is told: whoever filed under it, and others.

    An affected person agreed by word or in writing.
    """
    rows = complaint.parties.exclude(identity=None).order_by("-kind", "id")
    return [one for one in rows if _agreed(one, complaint)]


def person_keys(parties: Iterable[Party]) -> list[str]:
    """Under which names people are picked."""
    return [f"{PERSON}{one.pk}" for one in parties]


def _agreed(party: Party, complaint: Complaint) -> bool:
    if party.consent != Consent.NONE:
        return True
    return party.kind == Party.Kind.FILER and complaint.mode == Mode.NAMED
