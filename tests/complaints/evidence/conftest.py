"""A complaint that somebody filed on the public pages, and a file of theirs."""

from types import SimpleNamespace

import pytest

from complaints.evidence.models import Evidence
from complaints.evidence.rebuilding import rebuild
from complaints.evidence.services import add_evidence
from complaints.filing.services import Filing, file_complaint
from complaints.models import Complaint, Party
from portal.jurisdictions import scope
from tests.complaints.evidence.made import CANARY, photo
from tests.matching.factories import now


@pytest.fixture
def filed(riverton):
    """The complaint, whoever filed it, and their eight words."""

    def make(place=riverton):
        filing = Filing(topic="TREATMENT", mode="ANONYMOUS", jurisdiction=place, content={})
        given = file_complaint(filing=filing, by=None, at=now())
        with scope.within(scope.complaints()):
            party = Party.objects.select_related("complaint").get(complaint=given.complaint)
        return SimpleNamespace(complaint=given.complaint, party=party, words=given.filer)

    return make


@pytest.fixture
def add():
    """Add a file to a complaint."""

    def send(theirs, data=None, name=f"{CANARY}.jpg", **more) -> Evidence:
        given = {"party": theirs.party, "by": None, "at": now()} | more
        complaint = theirs.complaint
        return add_evidence(
            complaint=complaint, name=name, data=photo() if data is None else data, **given
        )

    return send


def work(evidence: Evidence) -> Evidence:
    """Do the work on a file, as the worker does; the row afterwards."""
    rebuild(evidence_id=evidence.pk, clock=now)
    with scope.within(scope.complaints()):
        return Evidence.objects.get(pk=evidence.pk)


def rows() -> tuple[int, int]:
    """How many complaints and files there are."""
    with scope.within(scope.complaints()):
        return Complaint.objects.count(), Evidence.objects.count()
