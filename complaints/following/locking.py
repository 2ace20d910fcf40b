"""The row of a complaint or of somebody behind it, held until the transaction ends."""

from uuid import UUID

from complaints.disposed import refuse_disposed
from complaints.models import Complaint, Party


def lock_complaint(complaint_id: UUID) -> Complaint:
    """The complaint as it stands, and nobody else moves it meanwhile.  Raises ``KeyDestroyed``."""
    rows = Complaint.objects.select_for_update(of=("self",)).select_related("jurisdiction")
    return refuse_disposed(rows.get(pk=complaint_id))


def lock_party(party: Party) -> Party:
    """Somebody behind a complaint as they stand, with the complaint.  Raises ``KeyDestroyed``."""
    rows = Party.objects.select_for_update(of=("self",)).select_related("complaint__jurisdiction")
    found = rows.get(pk=party.pk)
    refuse_disposed(found.complaint)
    return found
