"""What becomes of the confirmed matches of the demonstration, case by case."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils import timezone

from matching.detainers.forms import Ask, Form
from matching.detainers.grounds import Ground
from matching.detainers.in_force import offer_for
from matching.detainers.models import Detainer
from matching.detainers.services import answer, draft_detainer, issue_detainer, serve
from matching.holds.services import report_release_due
from matching.policy.outcomes import Outcome
from matching.policy.services import decide
from matching.status.claims import make_claim
from matching.status.models import Case, Response
from matching.status.services import (
    Found,
    record_conviction,
    record_findings,
    record_query,
    record_response,
)
from matching.status.states import CaseStatus
from matching.status.subjects import Circumstance, Presence
from portal.accounts.models import User
from portal.demo.cast import custodian
from portal.jurisdictions import scope

INVENTED = "Invented for the demonstration."
Told = Callable[[Case], str]


def follow() -> list[str]:
    """Work on the open cases, each in its own way; return what became of them, in words."""
    with scope.within(scope.casework()):
        cases = list(
            Case.objects.filter(status=CaseStatus.OPEN)
            .select_related("booking", "jurisdiction")
            .order_by("booking__booked_at", "pk")
        )
    # The booking of days ago comes first: its release was due before anybody looked.
    ways: list[Told] = [_held_too_long, _claims, _held, _stopped, _without_history]
    return [way(case) for way, case in zip(ways, cases, strict=False)]


def _held_too_long(case: Case) -> str:
    detainer = _detained(case)
    if detainer is None:
        return "a case ends without a detainer"
    _answered(detainer)
    _due(detainer, case.booking.booked_at + timedelta(hours=6))
    return "a hold went past its deadline"


def _held(case: Case) -> str:
    detainer = _detained(case)
    if detainer is None:
        return "a case ends without a detainer"
    _answered(detainer)
    _due(detainer, timezone.now() - timedelta(minutes=1))
    return "a hold is counted down"


def _claims(case: Case) -> str:
    with scope.within(scope.tenant([case.jurisdiction_id])):
        make_claim(
            booking_id=case.booking_id,
            kind="CITIZENSHIP",
            claimant="PERSON",
            words=INVENTED,
            by=custodian(case.jurisdiction),
            at=timezone.now(),
        )
    return "somebody says to be a citizen, and the case stops"


def _stopped(case: Case) -> str:
    _status_work(case, {Circumstance.VICTIM_OR_WITNESS: Presence.PRESENT}, felony=True)
    return f"a case of a victim: {_decide(case)}"


def _without_history(case: Case) -> str:
    _status_work(case, {}, felony=False)
    return f"a case without a conviction: {_decide(case)}"


def _detained(case: Case) -> Detainer | None:
    """A removable person with a felony: decided, issued, served."""
    _status_work(case, {}, felony=True)
    if _decide(case) != Outcome.MAY_PROCEED:
        return None
    officer = _person("officer")
    with scope.within(scope.casework()):
        draft = draft_detainer(
            case_id=case.pk,
            form=Form.I247A,
            ground=Ground.FINAL_ORDER,
            priority="",
            requests=[Ask.HOLD, Ask.COPY_TO_SUBJECT, Ask.NOTIFY_OF_RELEASE],
            by=officer,
            at=timezone.now(),
        )
        return issue_detainer(detainer_id=draft.pk, by=officer, at=timezone.now())


def _status_work(case: Case, present: dict[str, str], *, felony: bool) -> None:
    """What a specialist finds out: removable, and the circumstances; with a felony, an order."""
    by = _person("specialist")
    with scope.within(scope.casework()):
        query = record_query(case_id=case.pk, by=by, at=timezone.now())
        record_response(
            query_id=query.pk,
            finding=Response.Finding.REMOVABLE,
            ground=Response.Ground.FINAL_ORDER if felony else Response.Ground.RECORDS_CHECK,
            evidence_type=Response.EvidenceType.IMMIGRATION_RECORD,
            evidence=INVENTED,
            by=by,
            at=timezone.now(),
        )
        found = [Found(one, present.get(one, Presence.ABSENT)) for one in Circumstance]
        record_findings(case_id=case.pk, found=found, by=by, at=timezone.now())
        if felony:
            record_conviction(
                booking_id=case.booking_id,
                convicted_on=datetime(2009, 5, 4).date(),  # noqa: DTZ001  a day, no instant
                source=INVENTED,
                ncic_code="2203",
                severity="FELONY",
                over_one_year=True,
                by=by,
                at=timezone.now(),
            )


def _decide(case: Case) -> str:
    with scope.within(scope.casework()):
        return decide(case_id=case.pk, by=_person("officer"), at=timezone.now()).outcome


def _answered(detainer: Detainer) -> None:
    """The jail gives the person the copy, and honors the request as its hold policy allows."""
    by, at = custodian(detainer.jurisdiction), timezone.now()
    with scope.within(scope.tenant([detainer.jurisdiction_id])):
        serve(
            detainer_id=detainer.pk,
            means="BY_HAND",
            served_at=at,
            proof=INVENTED,
            by=by,
            at=at,
        )
        met = offer_for(detainer, at).met
        condition = met[0].pk if met else None
        answer(detainer_id=detainer.pk, choice="HONOR", condition_id=condition, by=by, at=at)


def _due(detainer: Detainer, instant: datetime) -> None:
    by = custodian(detainer.jurisdiction)
    with scope.within(scope.tenant([detainer.jurisdiction_id])):
        report_release_due(detainer_id=detainer.pk, at_instant=instant, by=by, at=timezone.now())


def _person(name: str) -> User:
    return User.objects.get(username=name)
