"""The filters that a person keeps."""

from django.db.models import QuerySet

from portal.accounts.models import User
from portal.worklists.models import SavedFilter


def filters_of(user: User, *, worklist: str) -> QuerySet[SavedFilter]:
    """A person's filters of a list, by name."""
    return SavedFilter.objects.filter(user=user, worklist=worklist)
