"""Give cases to the people whose turn it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from matching.status.duties import RIGHT_OF
from matching.status.errors import NotAssignable
from matching.status.models import Case, Duty
from matching.status.states import CaseStatus
from portal.accounts.models import User
from portal.audit import trail
from portal.inbox.services import notify
from portal.jurisdictions.access import may, require
from portal.training.services import require_trained

Part = Duty.Part
# Whose turn it is in each state; in the others it is nobody's.
TURN: dict[str, str] = {
    CaseStatus.OPEN: Part.SPECIALIST,
    CaseStatus.QUERIED: Part.SPECIALIST,
    CaseStatus.ANSWERED: Part.OFFICER,
    CaseStatus.DECIDED: Part.OFFICER,
}


@dataclass(frozen=True)
class Assigned:
    """What came of giving out cases: those given, and a sentence for each one refused."""

    given: list[UUID]
    refused: dict[UUID, str]


@transaction.atomic
def assign_cases(*, case_ids: Iterable[UUID], to: User, by: User, at: datetime) -> Assigned:
    """Give cases to a specialist or an officer, as a supervisor; it is no part in any of them.

    A case that does not fit the person is refused by itself and the others are given: the
    person must have the right that its state needs and no other part in it.
    """
    require(by, "supervise_case")
    require_trained(user=by, role=Part.SUPERVISOR, at=at)
    rows = Case.objects.select_for_update(of=("self",)).filter(pk__in=list(case_ids))
    cases = list(rows.order_by("pk"))
    parts = dict(Duty.objects.filter(case__in=cases, user=to).values_list("case", "part"))
    result = Assigned([], {})
    for case in cases:
        try:
            _check(case, to, parts.get(case.pk))
        except NotAssignable as refusal:
            result.refused[case.pk] = str(refusal)
        else:
            _give(case, to, by, at)
            result.given.append(case.pk)
    if result.given and to != by:
        notify(
            people=[to],
            kind="case.assigned",
            url=reverse("worklist-home"),
            at=at,
            count=len(result.given),
        )
    return result


def _check(case: Case, to: User, part: str | None) -> None:
    turn = TURN.get(case.status)
    if turn is None:
        raise NotAssignable(_("The case is closed."))
    if not to.is_active or not may(to, RIGHT_OF[Part(turn)]):
        raise NotAssignable(
            _("It waits for another role: %(role)s.") % {"role": _(Part(turn).label)}
        )
    if part is not None and part != turn:
        raise NotAssignable(
            _("In this case the person is: %(part)s.") % {"part": _(Part(part).label)}
        )


def _give(case: Case, to: User, by: User, at: datetime) -> None:
    case.assigned_to = to
    case.save(update_fields=["assigned_to"])
    detail: dict[str, object] = {"to": str(to.pseudonym)}
    trail.record(event="case.assigned", subject=case, by=by, at=at, detail=detail)
