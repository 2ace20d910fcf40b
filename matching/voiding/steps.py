"""How far a match had carried before it was voided."""

from matching.detainers.models import Detainer, Step
from matching.detainers.states import Status
from matching.holds.models import Overdue
from matching.policy.models import Decision
from matching.searches.models import Candidate
from matching.status.models import Case, Query, Response
from matching.voiding.models import Taken

# Which step of the register a state of a detainer stands for.
OF_DETAINERS = {
    Status.ISSUED: Taken.ISSUED,
    Status.SERVED: Taken.SERVED,
    Status.RELEASE_DUE: Taken.HELD,
    Status.TRANSFERRED: Taken.TRANSFERRED,
}


def case_of(candidate: Candidate) -> Case | None:
    """The case that a candidate opened; none in the criminal gallery, or where a place left."""
    return Case.objects.filter(candidate=candidate).select_related("booking").first()


def steps_taken(candidate: Candidate) -> list[Taken]:
    """Every step that was taken on the strength of a match, in the order of the register."""
    found = {Taken.PLACE_TOLD} if candidate.search.released_at else set()
    if case := case_of(candidate):
        found |= {Taken.CASE_OPENED} | _of_case(case) | _of_detainers(case)
    return [step for step in Taken if step in found]


def _of_case(case: Case) -> set[Taken]:
    rows = {
        Taken.QUERIED: Query.objects.filter(case=case),
        Taken.ANSWERED: Response.objects.filter(query__case=case),
        Taken.DECIDED: Decision.objects.filter(case=case),
        Taken.DRAFTED: Detainer.objects.filter(case=case),
    }
    return {step for step, found in rows.items() if found.exists()}


def _of_detainers(case: Case) -> set[Taken]:
    reached = set(
        Step.objects.filter(detainer__case=case).values_list("target", flat=True).distinct()
    )
    found = {step for status, step in OF_DETAINERS.items() if status in reached}
    if Overdue.objects.filter(clock__detainer__case=case).exists():
        found.add(Taken.OVERDUE)
    return found
