"""Void a match at once, and have a second supervisor look at it.

A match is voided on one supervisor's word, because every hour in which it still counts may be an
hour in which somebody is held who is not the person on file; a void that was wrong costs a search
that can be run again with the next booking.  So nothing waits for the second person: they look
afterwards, confirm or dispute, and what they found is written beside the public line.  Without a
second look within 72 hours the void stands all the same and is listed as waiting for one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from matching.detainers.issuing import cancel_of_case
from matching.searches.models import Candidate
from matching.status.cases import lock_case, move_case
from matching.status.duties import take_part
from matching.status.models import Case, Duty
from matching.status.states import CaseStatus
from matching.voiding.errors import (
    AlreadyLooked,
    AlreadyVoided,
    NotVoidable,
    ReasonMissing,
    SecondPerson,
)
from matching.voiding.models import Found, Void, WrongfulMatch
from matching.voiding.register import publish
from matching.voiding.sealed import seal_words
from matching.voiding.selectors import matches
from matching.voiding.states import VOID, VoidStatus
from matching.voiding.steps import case_of, steps_taken
from matching.voiding.telling import tell_everybody
from portal.accounts.models import User
from portal.audit import trail
from portal.constraints import constraint_of
from portal.jurisdictions.access import require
from portal.training.services import require_trained

RIGHT = "supervise_case"


@transaction.atomic
def void_match(
    *, candidate_id: UUID, reason: str, by: User, at: datetime, found: str = Found.OTHER
) -> Void:
    """Take a confirmed match back, as a supervisor, with everything that rests on it.

    In one transaction: the case is voided, its open detainers are cancelled, the booking's page
    says so, everybody who was told of the match is told, and the public register has a line.
    Call it in casework.  Raises ``AccessDenied``, ``Untrained``, ``DutiesMixed``,
    ``SecondPerson`` (an examiner of the pair), ``NotVoidable``, ``AlreadyVoided`` or
    ``ReasonMissing``.
    """
    require(by, RIGHT)
    require_trained(user=by, role="SUPERVISOR", at=at)
    if not reason.strip():
        raise ReasonMissing(_("Say how it was found that the match is wrong."))
    candidate = _match(candidate_id)
    case = case_of(candidate)
    if case:
        case = lock_case(case.pk)
        take_part(case=case, part=Duty.Part.SUPERVISOR, by=by, at=at)
    _refuse_a_second(candidate)
    steps = steps_taken(candidate)
    entry = publish(candidate=candidate, steps=steps, found=Found(found), at=at)
    void = _store(candidate, case, entry, reason, by, at)
    if case:
        cancel_of_case(case_id=case.pk, note=reason, by=by, at=at)
        move_case(case=case, to=CaseStatus.VOIDED, by=by, at=at, note=reason)
    tell_everybody(void=void, candidate=candidate, case=case, at=at)
    trail.record(
        event="match.voided",
        subject=void,
        by=by,
        at=at,
        after=VoidStatus.UNCONFIRMED,
        detail={"candidate": str(candidate.pk), "register": entry.number, "steps": len(steps)},
    )
    return void


@transaction.atomic
def look_again(*, void_id: UUID, status: str, opinion: str, by: User, at: datetime) -> Void:
    """Say, as a second supervisor, whether the void was right: CONFIRMED or DISPUTED.

    The match stays void either way.  Raises ``AccessDenied``, ``Untrained``, ``DutiesMixed``,
    ``SecondPerson``, ``AlreadyLooked``, ``TransitionRefused`` or ``ReasonMissing``.
    """
    rows = Void.objects.select_for_update(of=("self",))
    void = rows.select_related("case", "entry").get(pk=void_id)
    require(by, RIGHT)
    require_trained(user=by, role="SUPERVISOR", at=at)
    if void.status != VoidStatus.UNCONFIRMED:
        raise AlreadyLooked(_("A second supervisor has looked at this void."))
    require(by, VOID.permission_for(source=void.status, target=status))
    if by.pk == void.voided_by_id:
        raise SecondPerson(_("The second look is another supervisor's."))
    if not opinion.strip():
        raise ReasonMissing(_("Say what you found."))
    if void.case:
        take_part(case=void.case, part=Duty.Part.SUPERVISOR, by=by, at=at)
    void.opinion = seal_words(opinion, row=void, field="opinion")
    void.status, void.looked_by, void.looked_at = VoidStatus(status), by, at
    with _no_examiner():
        void.save(update_fields=["status", "opinion", "looked_by", "looked_at"])
    WrongfulMatch.objects.filter(pk=void.entry_id).update(look=void.status)
    trail.record(
        event="void.looked_at",
        subject=void,
        by=by,
        at=at,
        before=VoidStatus.UNCONFIRMED,
        after=status,
    )
    return void


def _match(candidate_id: UUID) -> Candidate:
    rows = matches().select_related(
        "person", "search__booking__agency", "search__booking__jurisdiction__parent"
    )
    candidate = rows.filter(pk=candidate_id).first()
    if candidate is None:
        raise NotVoidable(_("Only a match that examiners confirmed is voided."))
    return candidate


def _refuse_a_second(candidate: Candidate) -> None:
    if Void.objects.filter(candidate=candidate).exists():
        raise AlreadyVoided(_("This match was voided before."))


def _store(
    candidate: Candidate,
    case: Case | None,
    entry: WrongfulMatch,
    reason: str,
    by: User,
    at: datetime,
) -> Void:
    void = Void(
        jurisdiction_id=candidate.jurisdiction_id,
        candidate=candidate,
        booking=candidate.search.booking,
        case=case,
        entry=entry,
        voided_by=by,
        voided_at=at,
    )
    void.reason = seal_words(reason, row=void, field="reason")
    with _no_examiner():
        void.save(force_insert=True)
    return void


@contextmanager
def _no_examiner() -> Iterator[None]:
    """Try a write; what the database refuses by a rule of voids is raised in words."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as refusal:
        rule = constraint_of(refusal)
        if rule == "void_by_no_examiner":
            words = _("You examined these prints. Somebody else must do this.")
            raise SecondPerson(words) from None
        if rule.startswith("voiding_void_candidate_id"):
            raise AlreadyVoided(_("This match was voided before.")) from None
        raise
