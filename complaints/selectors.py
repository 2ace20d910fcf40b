"""Reads, for those who investigate."""

from typing import Any

from django.db.models import Exists, QuerySet

from complaints.models import Complaint
from complaints.services import NAME
from complaints.vault.sealed import open_record
from portal.accounts.models import User
from portal.jurisdictions.access import places_held
from portal.jurisdictions.role_table import COMPLAINT_RIGHTS


def complaints_visible_to(user: User) -> QuerySet[Complaint]:
    """Every complaint for those who work on complaints, none for anybody else; the latest first.

    An administrator is anybody else: the right comes from the role alone.  Those against a place
    in which the person holds a role are left out, and those that they are kept away from.
    """
    works = User.objects.filter(
        pk=user.pk,
        is_active=True,
        groups__permissions__codename__in=COMPLAINT_RIGHTS,
        groups__permissions__content_type__app_label="jurisdictions",
    )
    # Asked with the rows, as the desk's lists are asked for often.
    rows = Complaint.objects.select_related("jurisdiction", "agency", "overdue")
    elsewhere = rows.filter(Exists(works)).exclude(jurisdiction__in=places_held(user))
    return elsewhere.exclude(recusals__user=user).order_by("-opened_at", "-id")


def content_of(complaint: Complaint) -> dict[str, Any]:
    """What was told, as plain values; empty where nothing was.  Raises ``KeyDestroyed``."""
    if complaint.content is None:
        return {}
    return dict(open_record(complaint.content, complaint_id=complaint.pk, name=NAME))
