"""A complaint that somebody filed on the public pages, and files that they send."""

from types import SimpleNamespace

from complaints.evidence.models import Evidence
from complaints.evidence.rebuilding import rebuild
from complaints.evidence.services import add_evidence
from complaints.filing.services import Filing, file_complaint
from complaints.models import Complaint, Party
from portal.jurisdictions import scope
from portal.jurisdictions.models import Jurisdiction
from tests.complaints.evidence.made import CANARY, photo
from tests.matching.factories import now


def filed(place: Jurisdiction) -> SimpleNamespace:
    """A complaint against a place, whoever filed it, and their eight words."""
    filing = Filing(topic="TREATMENT", mode="ANONYMOUS", jurisdiction=place, content={})
    given = file_complaint(filing=filing, by=None, at=now())
    with scope.within(scope.complaints()):
        party = Party.objects.select_related("complaint").get(complaint=given.complaint)
    return SimpleNamespace(complaint=given.complaint, party=party, words=given.filer)


def add(theirs: SimpleNamespace, data: bytes | None = None, **more) -> Evidence:
    """Add a file to a complaint; a photo if no other is given."""
    given = {"name": f"{CANARY}.jpg", "party": theirs.party, "by": None, "at": now()} | more
    data = photo() if data is None else data
    return add_evidence(complaint=theirs.complaint, data=data, **given)


def work(evidence: Evidence) -> Evidence:
    """Do the work on a file, as the worker does; the row afterwards."""
    rebuild(evidence_id=evidence.pk, clock=now)
    with scope.within(scope.complaints()):
        return Evidence.objects.get(pk=evidence.pk)


def rows() -> tuple[int, int]:
    """How many complaints and files there are."""
    with scope.within(scope.complaints()):
        return Complaint.objects.count(), Evidence.objects.count()
