"""Which detainers a person of a place may read."""

from django.db.models import Q, QuerySet
from guardian.shortcuts import get_objects_for_user

from matching.detainers.models import Detainer
from portal.accounts.models import User
from portal.jurisdictions.models import Jurisdiction

# Custody answers, officials and counsel oversee it.
RIGHTS = ["jurisdictions.answer_detainer", "jurisdictions.decide_participation"]
DRAWN_FROM = ("jurisdiction__parent", "agency", "booking")


def places_read_by(user: User) -> list[int]:
    """The ids of the places whose detainers a person may read; a state brings its counties."""
    own = get_objects_for_user(user, RIGHTS, klass=Jurisdiction, any_perm=True)
    ids = list(own.values_list("pk", flat=True))
    below = Q(parent__in=ids, parent__kind=Jurisdiction.Kind.STATE)
    return sorted({*ids, *Jurisdiction.objects.filter(below).values_list("pk", flat=True)})


def detainers_visible_to(user: User) -> QuerySet[Detainer]:
    """The issued detainers of a person's places, in no order."""
    rows = Detainer.objects.filter(jurisdiction__in=places_read_by(user), issued_at__isnull=False)
    return rows.select_related(*DRAWN_FROM).defer("booking__person", "code")
