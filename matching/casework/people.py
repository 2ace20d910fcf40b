"""Who can be given a case."""

from django.db.models import QuerySet

from portal.accounts.models import User
from portal.jurisdictions.role_table import ROLES

WORKERS = [
    role.name
    for role in ROLES.values()
    if {"work_status", "issue_detainer"} & set(role.permissions)
]


def workers() -> QuerySet[User]:
    """The active specialists and officers, by name."""
    rows = User.objects.filter(groups__name__in=WORKERS, is_active=True)
    return rows.distinct().order_by("username")
