"""Which writes ask for training, how each is called, and why the others ask for none."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from matching.status.subjects import Circumstance, Presence
from portal.jurisdictions import scope
from portal.jurisdictions.models import Jurisdiction
from tests.matching.factories import now

EXAMINER, CUSTODY = ("EXAMINER",), ("CUSTODY",)
PLACE = ("OFFICIAL", "COUNSEL")
SPECIALIST, OFFICER, SUPERVISOR = ("SPECIALIST",), ("OFFICER",), ("SUPERVISOR",)
WORDS = "Said."


@dataclass(frozen=True)
class World:
    """The keys of one case that went all the way, and of what hangs on it."""

    place: Jurisdiction
    booking: UUID
    charge: int
    candidate: UUID
    case: UUID
    open_case: UUID
    query: UUID
    decision: UUID
    conviction: UUID
    claim: UUID
    detainer: object
    draft: UUID
    overdue: UUID
    void: UUID
    verdict: UUID
    policy: UUID

    def rows_for(self, role: str):
        """The scope in which a role works."""
        if role == "EXAMINER":
            return scope.within(scope.review())
        if role in (*CUSTODY, *PLACE):
            return scope.within(scope.tenant([self.place.pk]))
        return scope.within(scope.casework())


def conviction_of(world: World) -> dict[str, object]:
    day = (now() - timedelta(days=400)).date()
    return {
        "charge_id": world.charge, "convicted_on": day, "severity": "FELONY", "source": WORDS,
    }  # fmt: skip


def service_of(world: World) -> dict[str, object]:
    return {
        "detainer_id": world.detainer.pk, "means": "BY_HAND", "served_at": now(), "proof": WORDS,
    }  # fmt: skip


def draft_of(world: World) -> dict[str, object]:
    marks = {"form": "I247A", "ground": "FINAL_ORDER", "priority": "", "requests": ["HOLD"]}
    return {"case_id": world.case, **marks}


def response_to(world: World) -> dict[str, object]:
    said = {"evidence_type": "IMMIGRATION_RECORD", "evidence": WORDS}
    return {"query_id": world.query, "finding": "REMOVABLE", "ground": "FINAL_ORDER", **said}


def finding_of(world: World) -> dict[str, object]:
    subject, presence = Circumstance.VICTIM_OR_WITNESS, Presence.ABSENT
    return {"case_id": world.case, "subject": subject, "presence": presence, "note": ""}


def policy_of(place: Jurisdiction) -> dict[str, object]:
    named = {"title": "Policy", "citation": WORDS, "effective_at": now()}
    return {"place": place, **named}


def closing(world: World) -> dict[str, object]:
    return {"case_id": world.case, "reason": WORDS}


def deciding(world: World) -> dict[str, object]:
    return {"claim_id": world.claim, "outcome": "NOT_UPHELD", "reason": WORDS}


def due_now(world: World) -> dict[str, object]:
    return {"detainer_id": world.detainer.pk, "at_instant": now()}


def transfer_now(world: World) -> dict[str, object]:
    return {"detainer_id": world.detainer.pk, "kind": "TRANSFERRED", "ended_at": now()}


def on_detainer(**fields):
    return lambda world: {"detainer_id": world.detainer.pk, **fields}


PROGRAM = (*SPECIALIST, *OFFICER, *SUPERVISOR)
# name: the roles that may, each asked for its training, and what the write is called with.
GATED = {
    "matching.review.services.take_next": (EXAMINER, lambda world: {}),
    "matching.review.services.conclude": (
        EXAMINER,
        lambda w: {"verdict_id": w.verdict, "conclusion": "EXCLUSION", "notes": WORDS},
    ),
    "matching.status.asking.take_case": (SPECIALIST, lambda world: {}),
    "matching.status.asking.record_query": (SPECIALIST, lambda w: {"case_id": w.open_case}),
    "matching.status.asking.record_response": (SPECIALIST, response_to),
    "matching.status.assigning.assign_cases": (
        SUPERVISOR,
        lambda w: {"case_ids": [], "to": None},
    ),
    "matching.status.claims.decide_claim": (SUPERVISOR, deciding),
    "matching.status.closing.close_case": (SUPERVISOR, closing),
    "matching.status.closing.reopen_case": (SUPERVISOR, closing),
    "matching.status.convictions.record_conviction": (
        (*SPECIALIST, *CUSTODY),
        lambda w: {"booking_id": w.booking, **conviction_of(w)},
    ),
    "matching.status.convictions.retract_conviction": (
        SPECIALIST,
        lambda w: {"conviction_id": w.conviction},
    ),
    "matching.status.duties.take_own_part": (PROGRAM, lambda w: {"case_id": w.open_case}),
    "matching.status.findings.record_finding": (PROGRAM, finding_of),
    "matching.status.findings.record_findings": (
        PROGRAM,
        lambda w: {"case_id": w.open_case, "found": []},
    ),
    "matching.casework.acts.decide_claim": (SUPERVISOR, deciding),
    "matching.casework.acts.close_case": (SUPERVISOR, closing),
    "matching.policy.services.decide": (OFFICER, lambda w: {"case_id": w.case}),
    "matching.policy.services.override": (
        SUPERVISOR,
        lambda w: {"decision_id": w.decision, "outcome": "STOP", "reason": WORDS},
    ),
    "matching.detainers.issuing.draft_detainer": (OFFICER, draft_of),
    "matching.detainers.issuing.issue_detainer": (
        OFFICER,
        lambda w: {"detainer_id": w.draft},
    ),
    "matching.detainers.issuing.cancel_of_case": (
        SUPERVISOR,
        lambda w: {"case_id": w.case, "note": WORDS},
    ),
    "matching.detainers.issuing.cancel_of_booking": (
        SUPERVISOR,
        lambda w: {"booking_id": w.booking, "note": WORDS},
    ),
    "matching.detainers.moves.move_detainer": (
        (*OFFICER, *SUPERVISOR),
        on_detainer(to="CANCELLED", note=WORDS),
    ),
    "matching.detainers.answers.answer": (CUSTODY, on_detainer(choice="NOTIFY_ONLY")),
    "matching.detainers.effect.continue_detainer": (CUSTODY, on_detainer()),
    "matching.detainers.effect.report_conviction": (
        (*SPECIALIST, *CUSTODY),
        lambda w: {"booking_id": w.booking, **conviction_of(w)},
    ),
    "matching.detainers.serving.acknowledge": (CUSTODY, on_detainer()),
    "matching.detainers.serving.serve": (CUSTODY, service_of),
    "matching.holds.starting.report_release_due": (CUSTODY, due_now),
    "matching.holds.ending.report_end": (CUSTODY, transfer_now),
    "matching.holds.overdue.explain_overdue": (
        (*CUSTODY, *SUPERVISOR),
        lambda w: {"overdue_id": w.overdue, "words": WORDS},
    ),
    "matching.agencies.reports.acknowledge_once": (CUSTODY, on_detainer()),
    "matching.agencies.reports.answer_once": (CUSTODY, on_detainer(choice="NOTIFY_ONLY")),
    "matching.agencies.reports.serve_once": (CUSTODY, service_of),
    "matching.agencies.reports.convict_once": (
        CUSTODY,
        lambda w: {"detainer": w.detainer, **conviction_of(w)},
    ),
    "matching.voiding.services.void_match": (
        SUPERVISOR,
        lambda w: {"candidate_id": w.candidate, "reason": WORDS},
    ),
    "matching.voiding.services.look_again": (
        SUPERVISOR,
        lambda w: {"void_id": w.void, "status": "CONFIRMED", "opinion": WORDS},
    ),
}

GATED |= {
    "matching.detainers.policies.propose_policy": (PLACE, lambda w: policy_of(w.place)),
    "matching.detainers.policies.approve_policy": (
        PLACE,
        lambda w: {"proposal_id": w.policy},
    ),
    "matching.detainers.policies.discard_policy": (
        PLACE,
        lambda w: {"proposal_id": w.policy},
    ),
}
OTHERS = "is an act of a role that asks for no training"
STEP = "is a step of writes that ask for it, on a row that one of them has locked"
FREE = {
    "matching.bookings.services.receive_booking": OTHERS,
    "matching.flow.submit_booking": OTHERS,
    "matching.galleries.services.enroll_people": OTHERS,
    "matching.remediation.services.resolve": "asks for it itself",
    "matching.dispatch.retry": OTHERS,
    "matching.policy.proposing.propose_rule": OTHERS,
    "matching.policy.proposing.approve_rule": OTHERS,
    "matching.policy.proposing.refuse_rule": OTHERS,
    "matching.status.claims.make_claim": "is open to anybody: a claim is heard at once",
    "matching.detainers.moves.require_custody": "asks for it itself",
    "matching.detainers.moves.require_officer": "asks for it itself",
    "matching.status.duties.take_part": "asks for it itself",
    "matching.policy.services.judge_case": "writes nothing",
    "matching.policy.services.decision_on": "writes nothing",
    "matching.detainers.effect.go_on": STEP,
    "matching.detainers.moves.take_step": STEP,
    "matching.detainers.moves.keep_step": STEP,
    "matching.detainers.serving.serve_on_agency": STEP,
    "matching.status.asking.ask": STEP,
    "matching.status.cases.move_case": STEP,
    "matching.status.cases.bring_back": STEP,
}
