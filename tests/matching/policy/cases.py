"""Cases decided through the services, with what somebody found of them before."""

from matching.offenses.records import Charge
from matching.policy import services as policy
from matching.policy.facts import Facts
from matching.policy.models import Decision
from matching.status import services as status
from matching.status.services import Found
from matching.status.subjects import Circumstance
from tests.matching.casework import answered, casework
from tests.matching.factories import now

ABSENT = dict.fromkeys(Circumstance.values, "ABSENT")
BURGLARY = (Charge("2203", "FELONY"),)


def facts(**differs) -> Facts:
    """The facts of a calm case, with what differs; circumstances are given by name."""
    circumstances = ABSENT | differs.pop("circumstances", {})
    calm = {"charges": BURGLARY, "finding": "REMOVABLE", "ground": "RECORDS_CHECK"}
    return Facts(**{**calm, **differs}, circumstances=circumstances)


def found(case, by, **presences) -> None:
    """Record every circumstance of a case as absent, but for those given."""
    rows = [Found(subject, presence) for subject, presence in (ABSENT | presences).items()]
    with casework():
        status.record_findings(case_id=case.pk, found=rows, by=by, at=now())


def decided(case, specialist, officer, *, finding="REMOVABLE", **presences) -> Decision:
    """The decision of an officer on a case that a specialist worked on."""
    answered(case, specialist, finding=finding)
    found(case, specialist, **presences)
    return decide(case, officer)


def decide(case, by) -> Decision:
    with casework():
        return policy.decide(case_id=case.pk, by=by, at=now())
