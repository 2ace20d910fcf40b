"""What examiners made of the searches of some bookings, and how far each match came."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from matching.searches.models import Candidate
from matching.status.models import Case
from matching.status.states import CaseStatus
from matching.voiding.models import Void
from reports.statistics.gathering_reasons import Reasons, read_reasons
from reports.statistics.stage_of import CaseRecord

# Of two matches of one booking the one at work counts, and of those the one that came farthest.
FARTHEST = (
    CaseStatus.VOIDED,
    "",
    CaseStatus.CLOSED,
    CaseStatus.OPEN,
    CaseStatus.QUERIED,
    CaseStatus.ANSWERED,
    CaseStatus.DECIDED,
)


@dataclass(frozen=True)
class Matches:
    """The candidates of a booking: whether some wait for examiners, whether one was taken back.

    ``case`` is of a match that stands, None without one; ``cases`` are the ids of all such.
    """

    is_unconcluded: bool = False
    is_voided: bool = False
    case: CaseRecord | None = None
    cases: tuple[UUID, ...] = ()


def read_matches(booking_of: Mapping[UUID, UUID]) -> dict[UUID, Matches]:
    """The matches of bookings that have a candidate; ``booking_of`` is by the ids of searches.

    Eight queries, however many there are.
    """
    waiting, found = _concluded(booking_of)
    voids = Void.objects.filter(booking__in=set(found.values())).order_by()
    voided = {found.pop(pk) for pk in voids.values_list("candidate_id", flat=True) if pk in found}
    cases = _read_cases(found)
    return {
        booking: Matches(
            is_unconcluded=booking in waiting,
            is_voided=booking in voided,
            case=_foremost([case for _pk, case in cases[booking]]),
            cases=tuple(pk for pk, _case in cases[booking] if pk),
        )
        for booking in waiting | voided | set(found.values())
    }


def _concluded(booking_of: Mapping[UUID, UUID]) -> tuple[set[UUID], dict[UUID, UUID]]:
    """The bookings with a candidate to examine, and the booking of each identified candidate."""
    waiting, found = set(), {}
    rows = Candidate.objects.filter(search__in=list(booking_of)).order_by()
    for pk, search, conclusion in rows.values_list("pk", "search_id", "conclusion"):
        if not conclusion:
            waiting.add(booking_of[search])
        elif conclusion == Candidate.Conclusion.IDENTIFICATION:
            found[pk] = booking_of[search]
    return waiting, found


def _read_cases(found: Mapping[UUID, UUID]) -> dict[UUID, list[tuple[UUID | None, CaseRecord]]]:
    """The matches of each booking by the id of their case, which a place that left has none of."""
    rows = Case.objects.filter(candidate__in=list(found)).order_by()
    case_of = {
        row[0]: row[1:] for row in rows.values_list("candidate_id", "pk", "status", "standing")
    }
    reasons = read_reasons({case_of[pk][0]: found[pk] for pk in case_of})
    cases: dict[UUID, list[tuple[UUID | None, CaseRecord]]] = defaultdict(list)
    for candidate, booking in found.items():
        if candidate in case_of:
            pk, status, standing = case_of[candidate]
            cases[booking].append((pk, _case(status, standing, reasons[pk])))
        else:
            cases[booking].append((None, CaseRecord()))
    return cases


def _case(status: str, standing: str, reasons: Reasons) -> CaseRecord:
    return CaseRecord(status, standing, **vars(reasons))


def _foremost(cases: list[CaseRecord]) -> CaseRecord | None:
    return max(cases, key=lambda case: FARTHEST.index(case.status), default=None)
