"""Draft a detainer, issue it, and cancel what is open."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import QuerySet

from matching.detainers.basis import basis_of
from matching.detainers.boxes import checked
from matching.detainers.gate import told
from matching.detainers.models import Detainer, NoticeKey
from matching.detainers.moves import keep_step, lock_detainer, require_officer, take_step
from matching.detainers.notice_keys import digest_of, new_code, new_number
from matching.detainers.sealed import seal_words
from matching.detainers.serving import serve_on_agency
from matching.detainers.states import DETAINER, OPEN, Status
from matching.detainers.telling import tell_of_issue
from matching.status.cases import lock_case
from matching.status.duties import take_part
from matching.status.models import Duty
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import require
from portal.training.services import require_trained


@transaction.atomic
def draft_detainer(
    *,
    case_id: UUID,
    form: str,
    ground: str,
    priority: str,
    requests: Iterable[str],
    by: User,
    at: datetime,
) -> Detainer:
    """Draft the detainer of a decided case, as its officer.

    Where the decision allows action only after a conviction the detainer is conditional,
    whatever is marked.  Raises ``AccessDenied``, ``Untrained``, ``DutiesMixed``, ``Unfounded``,
    ``NotOfThisForm``, ``OneOpen``, ``PlaceLeft``, ``ClaimStops`` or ``CaseOver``.
    """
    case = lock_case(case_id)
    take_part(case=case, part=Duty.Part.OFFICER, by=by, at=at)
    basis = basis_of(case)
    boxes = checked(
        form=form,
        ground=ground,
        priority=priority,
        requests=requests,
        conditional=basis.conditional,
        day=at.astimezone(ZoneInfo(case.jurisdiction.time_zone)).date(),
    )
    detainer = Detainer(
        jurisdiction_id=case.jurisdiction_id,
        number=new_number(),
        booking=case.booking,
        agency_id=case.booking.agency_id,
        case=case,
        decision=basis.decision,
        response=basis.response,
        form=boxes.form,
        ground=boxes.ground,
        priority=boxes.priority,
        requests=list(boxes.requests),
        conditional=basis.conditional,
        changed_at=at,
        drafted_by=by,
        drafted_at=at,
    )
    with told():
        detainer.save(force_insert=True)
    trail.record(event="detainer.drafted", subject=detainer, by=by, at=at, after=boxes.form)
    return detainer


@transaction.atomic
def issue_detainer(*, detainer_id: UUID, by: User, at: datetime) -> Detainer:
    """Issue a draft: give it its code, serve it on the agency, and tell the agency of it.

    Raises what drafting raises, ``Unfounded`` where its response or decision no longer stands.
    """
    case_id = Detainer.objects.values_list("case", flat=True).get(pk=detainer_id)
    if case_id:
        lock_case(case_id)
    detainer = lock_detainer(detainer_id)
    require(by, DETAINER.permission_for(source=detainer.status, target=Status.ISSUED))
    require_officer(detainer, by, at)
    code = new_code()
    detainer.code = seal_words(code, row=detainer, field="code")
    detainer.issued_by, detainer.issued_at = by, at
    detainer.status, detainer.changed_at = Status.ISSUED, at
    with told():
        detainer.save(update_fields=["code", "issued_by", "issued_at", "status", "changed_at"])
    NoticeKey.objects.create(
        number=detainer.number,
        digest=digest_of(code),
        jurisdiction=detainer.jurisdiction,
        detainer_id=detainer.pk,
    )
    keep_step(detainer=detainer, source=Status.DRAFT, note="", by=by, at=at)
    serve_on_agency(detainer=detainer, by=by, at=at)
    tell_of_issue(detainer=detainer, at=at)
    return detainer


@transaction.atomic
def cancel_of_case(*, case_id: UUID, note: str, by: User, at: datetime) -> list[Detainer]:
    """Cancel every open detainer of a case, as when its match is voided; those cancelled.

    A supervisor who closes the case or voids the match calls it; raises ``AccessDenied``,
    ``Untrained`` and ``WordsMissing``.
    """
    return _cancel(Detainer.objects.filter(case=case_id), note, by, at)


@transaction.atomic
def cancel_of_booking(*, booking_id: UUID, note: str, by: User, at: datetime) -> list[Detainer]:
    """Cancel every open detainer of a booking, as when a claim is upheld; those cancelled."""
    return _cancel(Detainer.objects.filter(booking=booking_id), note, by, at)


def _cancel(rows: QuerySet[Detainer], note: str, by: User, at: datetime) -> list[Detainer]:
    require(by, "supervise_case")
    require_trained(user=by, role=Duty.Part.SUPERVISOR, at=at)
    ids = rows.filter(status__in=OPEN).order_by("pk").values_list("pk", flat=True)
    held = [lock_detainer(pk) for pk in ids]
    return [
        take_step(detainer=detainer, to=Status.CANCELLED, note=note, by=by, at=at)
        for detainer in held
        if detainer.status in OPEN
    ]
