"""Writes: what an agency's software, or a manager's, says of one person; safe to send again."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.jurisdictions.access import jurisdictions_of
from portal.jurisdictions.memberships import Membership
from portal.jurisdictions.models import Agency
from portal.training.errors import AlreadyRecorded
from portal.training.keeping.assigning import RIGHT
from portal.training.keeping.errors import NobodyKnown
from portal.training.models import Completion, Way
from portal.training.services import Known, record_completion


@transaction.atomic
def record_once(
    *,
    person: str,
    module: str,
    completed_on: date,
    edition: int | None = None,
    score: int | None = None,
    language: str = "",
    agency: Agency | None = None,
    by: User,
    at: datetime,
) -> tuple[Completion, bool]:
    """Record a completion of one of a place's people, and whether it is new.

    ``person`` is a user name or an e-mail address.  What was sent before is the same answer and
    no second record; what differs is refused.  Runs in the place's own scope.  Raises
    ``NobodyKnown``, ``AccessDenied``, ``OwnTraining``, ``NotCompleted`` and ``AlreadyRecorded``.
    """
    user = _known(person, by, agency)
    known = Known(Way.API, edition, score, language, agency)
    try:
        with transaction.atomic():
            made = record_completion(
                user=user, module=module, completed_on=completed_on, known=known, by=by, at=at
            )
            return made, True
    except AlreadyRecorded:
        same = Completion.objects.filter(
            user=user, module__key=module, completed_on=completed_on, revoked_at=None
        ).first()
        if same is None or not _says(same, known):
            raise
        return same, False


def _known(person: str, by: User, agency: Agency | None) -> User:
    """The one of a place's people who is named; nobody else's are told of."""
    places = [agency.jurisdiction_id] if agency else jurisdictions_of(by, RIGHT)
    rows = Membership.objects.filter(jurisdiction__in=places, taken_at=None)
    named = rows.filter(user__username__iexact=person) or rows.filter(user__email__iexact=person)
    found = {row.user for row in named.select_related("user")}
    if not person.strip() or len(found) != 1:
        raise NobodyKnown(_("Nobody of your place has this user name or e-mail address."))
    return found.pop()


def _says(before: Completion, known: Known) -> bool:
    edition = before.edition.number if before.edition else None
    said = (before.way, before.score, before.language, before.agency_id)
    agency = known.agency.pk if known.agency else None
    same_edition = known.edition is None or known.edition == edition
    return same_edition and said == (known.way, known.score, known.language, agency)
