"""Writes: interests that members declare, recusals, and the committee's own business.

All run in the committee's scope.
"""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from complaints.vault.words import fit
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import AccessDenied, require
from portal.jurisdictions.models import Jurisdiction
from reports.committee.seats.models import LONGEST_WORDS, Interest, Matter, Recusal
from reports.committee.seats.refusals import AlreadyRecused, InterestUnfit, TermUnfit
from reports.committee.seats.selectors import require_term, term_named
from reports.committee.seats.states import RUN, Cause, InterestKind, MatterKind


@transaction.atomic
def declare_interest(
    *,
    kind: str,
    words: str,
    by: User,
    at: datetime,
    place: Jurisdiction | None = None,
    matter: Matter | None = None,
) -> Interest:
    """Declare an interest, which is public and keeps the member away from what it is in.

    Raises ``NotSitting``, ``InterestUnfit``, ``WordsMissing`` and ``WordsTooLong``.
    """
    term = require_term(by, at=at)
    wanted = {InterestKind.PLACE: (True, False), InterestKind.MATTER: (False, True)}
    if wanted.get(InterestKind(kind), (False, False)) != (place is not None, matter is not None):
        raise InterestUnfit(_("Name the jurisdiction or the matter that the interest is in."))
    made = Interest.objects.create(
        term=term,
        kind=kind,
        place=place,
        matter=matter,
        words=fit(words, most=LONGEST_WORDS),
        declared_at=at,
    )
    detail: dict[str, object] = {"kind": kind}
    trail.record(event="committee.interest_declared", subject=term, by=by, at=at, detail=detail)
    return made


@transaction.atomic
def end_interest(*, interest_id: UUID, by: User, at: datetime) -> Interest:
    """Say that an interest is over; recusals that were recorded stay.

    Raises ``AccessDenied`` for anybody but the member, and ``InterestUnfit``.
    """
    found = Interest.objects.select_for_update(of=("self",)).select_related("term")
    interest = found.get(pk=interest_id)
    if interest.term.person_id != by.pk:
        raise AccessDenied(_("An interest is the member's own to declare and to end."))
    if interest.ended_at is not None:
        raise InterestUnfit(_("This interest is over already."))
    interest.ended_at = at
    interest.save(update_fields=["ended_at"])
    detail: dict[str, object] = {"kind": interest.kind}
    event = "committee.interest_ended"
    trail.record(event=event, subject=interest.term, by=by, at=at, detail=detail)
    return interest


@transaction.atomic
def recuse(
    *,
    matter: Matter,
    by: User,
    at: datetime,
    term_id: UUID | None = None,
    cause: str = Cause.ASKED,
) -> Recusal:
    """Record that a member keeps away from a matter for good: asks to, or is named in it.

    ``term_id`` is whose recusal the secretariat records.  Raises ``AccessDenied``, ``NotSitting``
    and ``AlreadyRecused``.
    """
    if term_id is None:
        term = require_term(by, at=at)
    else:
        require(by, RUN)
        named = term_named(term_id)
        if named is None:
            raise TermUnfit(_("There is no such term."))
        term = named
    try:
        with transaction.atomic():
            made = Recusal.objects.create(
                matter=matter, term=term, cause=cause, recorded_by=by, recorded_at=at
            )
    except IntegrityError:
        raise AlreadyRecused(_("The member keeps away from this matter already.")) from None
    detail: dict[str, object] = {"matter": str(matter.pk), "cause": cause}
    trail.record(event="committee.recused", subject=term, by=by, at=at, detail=detail)
    return made


def open_business(*, title: str, by: User, at: datetime) -> Matter:
    """Open a matter of the committee's own.  Raises ``AccessDenied`` and ``WordsMissing``."""
    require(by, RUN)
    return Matter.objects.create(
        kind=MatterKind.BUSINESS, title=fit(title, most=200), opened_at=at
    )
