"""Detainers in any state, reached through the services that people use."""

from datetime import date

from matching.bookings.intake import ChargeIn
from matching.detainers import services
from matching.detainers.models import Detainer
from matching.status.models import Case
from portal.jurisdictions import scope
from tests.matching.casework import casework, confirmed
from tests.matching.factories import now, within
from tests.matching.policy.cases import decided

TRAFFIC = ChargeIn("Speeding", "5499", "MISDEMEANOR")
MARKS = {
    "AUG2010": {"ground": "INVESTIGATION"},
    "JUN2011": {"ground": "INVESTIGATION"},
    "DEC2011": {"ground": "WARRANT"},
    "I247D": {"ground": "FINAL_ORDER", "priority": "FELONY"},
    "I247N": {"ground": "", "priority": "FELONY", "requests": ["NOTIFY_OF_RELEASE"]},
    "I247X": {"ground": "FINAL_ORDER", "priority": "OUTSIDE"},
    "I247A": {"ground": "FINAL_ORDER"},
}


def marks(form: str = "I247A", **differs) -> dict:
    """A form with what it needs marked on it."""
    return {"form": form, "priority": "", "requests": ["HOLD"], **MARKS[form], **differs}


def ready(agency, by, sara, omar, **fields) -> Case:
    """A decided case that may proceed; with ``TRAFFIC`` alone, only after a conviction."""
    case = confirmed(agency, by, **fields)
    decided(case, sara, omar)
    return case


def drafted(case, omar, form: str = "I247A", **differs) -> Detainer:
    with casework():
        return services.draft_detainer(
            case_id=case.pk, **marks(form, **differs), by=omar, at=now()
        )


def issued(case, omar, form: str = "I247A", **differs) -> Detainer:
    draft = drafted(case, omar, form, **differs)
    with casework():
        return services.issue_detainer(detainer_id=draft.pk, by=omar, at=now())


def served(detainer, jack, **differs) -> Detainer:
    given = {"means": "BY_HAND", "proof": "He signed for it.", "served_at": now(), **differs}
    with within(detainer.jurisdiction):
        return services.serve(detainer_id=detainer.pk, **given, by=jack, at=now())


def answered(detainer, jack, choice: str = "HONOR", **differs):
    with within(detainer.jurisdiction):
        return services.answer(
            detainer_id=detainer.pk, choice=choice, **differs, by=jack, at=now()
        )


def convicted(detainer, jack) -> None:
    with within(detainer.jurisdiction):
        charge = detainer.booking.charges.first()
        services.report_conviction(
            booking_id=detainer.booking_id,
            charge_id=charge.pk,
            convicted_on=date(2026, 1, 5),
            severity="MISDEMEANOR",
            source="Municipal court",
            by=jack,
            at=now(),
        )


def moved(detainer, to, by, note: str = "Because of an order.", *, in_casework: bool = False):
    rows = scope.casework() if in_casework else scope.tenant([detainer.jurisdiction_id])
    with scope.within(rows):
        return services.move_detainer(detainer_id=detainer.pk, to=to, note=note, by=by, at=now())


def afresh(detainer) -> Detainer:
    with casework():
        return Detainer.objects.select_related("jurisdiction__parent", "booking").get(
            pk=detainer.pk
        )


def in_state(state: str, case, traffic, omar, jack) -> Detainer:
    """A detainer in a state, on a form that needs no service; ``traffic`` gives a case to wait."""
    if state == "DRAFT":
        return drafted(case, omar, "DEC2011")
    detainer = issued(traffic() if state == "AWAITING_CONVICTION" else case, omar, "DEC2011")
    if state == "AWAITING_CONVICTION":
        return served(detainer, jack)
    for name, by in WAYS_TO[state]:
        person = {"jack": jack, "omar": omar, "clock": None}[by]
        if name == "SERVED":
            served(detainer, jack)
        else:
            moved(detainer, name, person, in_casework=by != "jack")
    return afresh(detainer)


WAYS_TO = {
    "ISSUED": [],
    "SERVED": [("SERVED", "jack")],
    "ACTIVE": [("ACTIVE", "jack")],
    "RELEASE_DUE": [("RELEASE_DUE", "jack")],
    "EXPIRED": [("RELEASE_DUE", "jack"), ("EXPIRED", "clock")],
    "TRANSFERRED": [("TRANSFERRED", "jack")],
    "RELEASED": [("RELEASED", "jack")],
    "DECLINED": [("DECLINED", "jack")],
    "CANCELLED": [("CANCELLED", "omar")],
    "LIFTED": [("LIFTED", "jack")],
}
