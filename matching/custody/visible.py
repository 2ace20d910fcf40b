"""Which detainers a person of a place may read."""

from collections.abc import Collection

from django.db.models import QuerySet

from matching.detainers.models import Detainer
from portal.accounts.models import User
from portal.jurisdictions.access import jurisdictions_of

# Custody answers, officials and counsel oversee it.
RIGHTS = ("answer_detainer", "decide_participation")
DRAWN_FROM = ("jurisdiction__parent", "agency", "booking")


def places_read_by(user: User) -> list[int]:
    """The ids of the places whose detainers a person may read; a state brings its counties."""
    return jurisdictions_of(user, *RIGHTS)


def issued_in(places: Collection[int]) -> QuerySet[Detainer]:
    """The issued detainers of these places, in no order."""
    return Detainer.objects.filter(jurisdiction__in=places, issued_at__isnull=False)
