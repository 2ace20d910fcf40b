"""The row of a complaint or of somebody behind it, held until the transaction ends."""

from uuid import UUID

from complaints.models import Complaint, Party


def lock_complaint(complaint_id: UUID) -> Complaint:
    """The complaint as it stands, and nobody else moves it meanwhile."""
    rows = Complaint.objects.select_for_update(of=("self",)).select_related("jurisdiction")
    return rows.get(pk=complaint_id)


def lock_party(party: Party) -> Party:
    """Somebody behind a complaint as they stand, with the complaint."""
    rows = Party.objects.select_for_update(of=("self",)).select_related("complaint__jurisdiction")
    return rows.get(pk=party.pk)
