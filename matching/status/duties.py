"""Separation of duties: in one case a person has one part, and nobody has two."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from matching.status.models import Case, Duty
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import may, require
from portal.training.services import require_trained

RIGHT_OF = {
    Duty.Part.SPECIALIST: "work_status",
    Duty.Part.OFFICER: "issue_detainer",
    Duty.Part.SUPERVISOR: "supervise_case",
}


class DutiesMixed(Exception):
    """This person already has another part in the case."""


def take_part(*, case: Case, part: str, by: User, at: datetime) -> Duty:
    """Give a person a part in a case, or confirm the one they have; call it before every act.

    Raises ``AccessDenied`` without the right, ``Untrained`` without the training that the role
    of the part needs, and ``DutiesMixed`` where the person examined the
    prints of this case or has any other part in it.
    """
    require(by, RIGHT_OF[Duty.Part(part)])
    require_trained(user=by, role=part, at=at)
    values = {"case": case, "user": by}
    try:
        with transaction.atomic():
            duty, new = Duty.objects.get_or_create(
                **values,
                defaults={"jurisdiction_id": case.jurisdiction_id, "part": part, "taken_at": at},
            )
    except IntegrityError:
        duty, new = Duty.objects.get(**values), False
    if duty.part != part:
        raise _mixed(duty)
    if new:
        trail.record(event="duty.taken", subject=duty, by=by, at=at, after=part)
    return duty


def own_part(*, case: Case, by: User) -> str:
    """The part that a person has in a case, or the first that their rights allow.

    Raises ``AccessDenied`` for somebody who can have none, ``DutiesMixed`` for an examiner.
    """
    if duty := Duty.objects.filter(case=case, user=by).first():
        if duty.part not in RIGHT_OF:
            raise _mixed(duty)
        return duty.part
    allowed = [part for part, right in RIGHT_OF.items() if may(by, right)]
    if not allowed:
        require(by, RIGHT_OF[Duty.Part.SPECIALIST])
    return allowed[0]


@transaction.atomic
def take_own_part(*, case_id: UUID, by: User, at: datetime) -> Duty:
    """Give a person the part in a case that they have, or the first that their rights allow."""
    case = Case.objects.get(pk=case_id)
    return take_part(case=case, part=own_part(case=case, by=by), by=by, at=at)


def _mixed(duty: Duty) -> DutiesMixed:
    return DutiesMixed(
        _("In this case you are: %(part)s. Somebody else must do this.")
        % {"part": _(duty.get_part_display())}
    )
