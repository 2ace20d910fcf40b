"""Reads, for those who investigate."""

from django.db.models import QuerySet

from complaints.models import Complaint
from complaints.services import OWNER, name_of_words
from portal.accounts.models import User
from portal.jurisdictions.access import holds_everywhere
from portal.sealing import unseal


def complaints_visible_to(user: User) -> QuerySet[Complaint]:
    """Every complaint for an investigator, none for anybody else; the latest first.

    An administrator is nobody else: the right comes from the role alone.
    """
    rows = Complaint.objects.select_related("jurisdiction", "agency", "overdue")
    if not holds_everywhere(user, "investigate_complaint"):
        rows = rows.none()
    return rows.order_by("-opened_at", "-id")


def words_of(complaint: Complaint) -> str:
    """What the person wrote; empty where there are no words."""
    if complaint.words is None:
        return ""
    return unseal(complaint.words, owner=OWNER, name=name_of_words(complaint)).decode()
