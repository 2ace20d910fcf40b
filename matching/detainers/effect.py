"""How far an open detainer has come by what is on record: served, convicted, answered."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from matching.detainers.errors import CaseOver, NotOpen, PlaceLeft
from matching.detainers.forms import description_of
from matching.detainers.models import Answer, Detainer, Service
from matching.detainers.moves import lock_detainer, require_custody, take_step
from matching.detainers.states import OPEN, Status
from matching.status.errors import ClaimStops
from matching.status.models import Conviction
from matching.status.services import record_conviction
from portal.accounts.models import User

UNDER_WAY = OPEN - {Status.DRAFT}
BEFORE_EFFECT = (Status.ISSUED, Status.SERVED)


def require_open(detainer: Detainer) -> None:
    """Refuse a detainer that is not issued, or is at its end; raises ``NotOpen``."""
    if detainer.status not in UNDER_WAY:
        raise NotOpen(_("This detainer is not issued, or it is at its end."))


def standing_answer(detainer: Detainer) -> Answer | None:
    """The agency's latest answer, which stands; None while there is none."""
    return Answer.objects.filter(detainer=detainer).order_by("-answered_at", "-pk").first()


def is_served(detainer: Detainer) -> bool:
    """Whether the person has the copy."""
    return Service.objects.filter(detainer=detainer, on=Service.On.PERSON).exists()


def is_convicted(detainer: Detainer) -> bool:
    """Whether a conviction on a charge of its booking stands."""
    rows = Conviction.objects.filter(booking=detainer.booking_id, charge__isnull=False)
    return rows.filter(retracted_at=None).exists()


def next_steps(detainer: Detainer) -> Iterator[Status]:
    """The steps that what is on record brings about now, in order."""
    served, status = is_served(detainer), Status(detainer.status)
    if status == Status.ISSUED and served:
        yield (status := Status.SERVED)
    waits = detainer.conditional and not is_convicted(detainer)
    binding = served or not description_of(detainer.form).takes_effect_by_service
    answer = standing_answer(detainer)
    if status == Status.AWAITING_CONVICTION and not waits:
        yield Status.ACTIVE
    elif status in BEFORE_EFFECT and binding and waits:
        yield Status.AWAITING_CONVICTION
    elif status in BEFORE_EFFECT and binding and answer and answer.choice != Answer.Choice.DECLINE:
        yield Status.ACTIVE


def go_on(*, detainer: Detainer, by: User, at: datetime) -> Detainer:
    """Take a locked detainer as far as what is on record carries it.

    Where a claim or anything else stops it, it stays, and goes on when it is asked again.
    """
    for step in next_steps(detainer):
        try:
            take_step(detainer=detainer, to=step, note="", by=by, at=at)
        except (ClaimStops, PlaceLeft, CaseOver):
            break
    return detainer


@transaction.atomic
def continue_detainer(*, detainer_id: UUID, by: User, at: datetime) -> Detainer:
    """Take a detainer on after what stopped it is settled; says what stops it still.

    Raises ``AccessDenied``, ``Untrained``, ``NotOpen``, ``ClaimStops``, ``PlaceLeft`` or
    ``CaseOver``.
    """
    detainer = lock_detainer(detainer_id)
    require_custody(detainer, by, at)
    require_open(detainer)
    for step in next_steps(detainer):
        take_step(detainer=detainer, to=step, note="", by=by, at=at)
    return detainer


@transaction.atomic
def report_conviction(
    *, booking_id: UUID, by: User, at: datetime, **conviction: Any
) -> Conviction:
    """Record a conviction; the detainers of its booking that wait for it take effect.

    For a specialist in casework or the custody of the place.  ``conviction`` is what
    ``record_conviction`` takes of it; raises what that raises.
    """
    recorded = record_conviction(booking_id=booking_id, by=by, at=at, **conviction)
    waiting = Detainer.objects.filter(booking=booking_id, status=Status.AWAITING_CONVICTION)
    for pk in waiting.order_by("pk").values_list("pk", flat=True):
        go_on(detainer=lock_detainer(pk), by=by, at=at)
    return recorded
