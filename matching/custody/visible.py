"""Which detainers a person of a place may read."""

from collections.abc import Collection

from django.db.models import OuterRef, Q, QuerySet

from matching.detainers.models import Detainer
from portal.accounts.models import User
from portal.jurisdictions.access import jurisdictions_of

# Custody answers, officials and counsel oversee it.
RIGHTS = ("answer_detainer", "decide_participation")
Places = Collection[int] | OuterRef
DRAWN_FROM = ("jurisdiction__parent", "agency", "booking")


def places_read_by(user: User) -> list[int]:
    """The ids of the places whose detainers a person may read; a state brings its counties."""
    return jurisdictions_of(user, *RIGHTS)


def lies_in(places: Places) -> Q:
    """That a row belongs to one of these places, or to the one place of a query around it."""
    if isinstance(places, OuterRef):
        return Q(jurisdiction=places)
    return Q(jurisdiction__in=places)


def issued_in(places: Places) -> QuerySet[Detainer]:
    """The issued detainers of these places, in no order."""
    return Detainer.objects.filter(lies_in(places), issued_at__isnull=False)
