"""Which stage a booking stands at: plain values in, one stage out."""

from collections.abc import Mapping
from dataclasses import dataclass

from matching.detainers.states import Status
from matching.holds.models import CustodyEnd
from matching.policy.models import Outcome
from matching.status.states import CaseStatus
from portal.leases import JobStatus
from reports.statistics.stages import COPY, Stage

TRANSFERRED = CustodyEnd.Kind.TRANSFERRED
UNANSWERED = frozenset({"", CaseStatus.OPEN, CaseStatus.QUERIED})
# Where a detainer with the agency comes to, in time; every other state is on the way.
ENDINGS: Mapping[str, Stage] = {
    Status.DECLINED: Stage.DECLINED,
    Status.CANCELLED: Stage.WITHDRAWN,
    Status.LIFTED: Stage.WITHDRAWN,
    Status.TRANSFERRED: Stage.CUSTODY,
    Status.RELEASED: Stage.LAPSED,
}
COPY_OF: Mapping[Stage, Stage] = {Stage[one.name.removesuffix("_COPY")]: one for one in COPY}


@dataclass(frozen=True)
class CaseRecord:
    """A confirmed match on its way to a decision; ``status`` is '' where no case was opened.

    ``standing`` is the outcome that stands.  ``is_citizen`` and ``is_victim`` (or a witness) are
    what was found, or claimed and upheld; ``not_removable`` is the latest response's;
    ``minor_traffic`` says that the rule on minor traffic holds in the latest decision.
    """

    status: str = ""
    standing: str = ""
    is_citizen: bool = False
    is_victim: bool = False
    not_removable: bool = False
    minor_traffic: bool = False


@dataclass(frozen=True)
class DetainerRecord:
    """An issued detainer that rests on a match, and whom it reached; ``is_overdue`` of its hold.

    ``custody_end`` is how the agency's custody ended, '' while it did not.
    """

    status: str
    on_agency: bool = True
    on_person: bool = False
    is_overdue: bool = False
    custody_end: str = ""


@dataclass(frozen=True)
class Record:
    """What is known of a booking at the cut-off.

    ``reading`` and ``search`` (of the immigration gallery) are states of jobs, '' where there is
    none.  ``took_part`` is said of the booking and of its search, as is known now.  ``case`` is
    of a match that stands, None without one; ``detainer`` the one of that match that counts.
    """

    in_county: bool = True
    is_activated: bool = True
    took_part: bool = True
    reading: str = ""
    search: str = ""
    is_withheld: bool = False
    is_unconcluded: bool = False
    is_voided: bool = False
    case: CaseRecord | None = None
    detainer: DetainerRecord | None = None


def stage_of(record: Record) -> Stage:
    """The one stage of a booking.

    A search that should not have been is an incident, and never hidden by another reason to set
    the booking aside but that no county can be named for it.
    """
    if not record.in_county:
        return Stage.NO_COUNTY
    is_searched = record.search == JobStatus.DONE
    if is_searched and not record.took_part:
        return Stage.OUTSIDE_WINDOW
    if not record.is_activated:
        return Stage.BEFORE_ACTIVATION
    return _stage_of_match(record) if is_searched else _stage_before_search(record)


def stage_of_case(case: CaseRecord) -> Stage:
    """The stage of a match without an issued detainer.

    A decided case that stops at a supervisor, or may go on, is not yet decided for the public.
    Minor traffic alone waits for a conviction, which is no action until there is one.
    """
    if case.status == CaseStatus.VOIDED:
        return Stage.VOIDED
    if case.status in UNANSWERED:
        return Stage.MATCHED
    if case.status == CaseStatus.CLOSED:
        return _no_action(case)
    if case.status == CaseStatus.DECIDED:
        if case.standing == Outcome.NO_ACTION:
            return _no_action(case)
        if case.standing == Outcome.AFTER_CONVICTION and case.minor_traffic:
            return Stage.NO_ACTION_TRAFFIC
    return Stage.VERIFIED


def stage_of_detainer(detainer: DetainerRecord) -> Stage:
    """The stage of a match with an issued detainer; a hold past its deadline comes before all."""
    if not (detainer.on_agency or detainer.is_overdue):
        return Stage.PREPARED
    reached = _reached(detainer)
    return COPY_OF[reached] if detainer.on_person else reached


def _stage_before_search(record: Record) -> Stage:
    if JobStatus.FAILED in (record.reading, record.search):
        return Stage.FAILED
    if record.is_withheld or record.search == JobStatus.WITHHELD:
        return Stage.WITHHELD
    return Stage.PENDING


def _stage_of_match(record: Record) -> Stage:
    if record.case:
        return (
            stage_of_detainer(record.detainer) if record.detainer else stage_of_case(record.case)
        )
    if record.is_voided:
        return Stage.VOIDED
    return Stage.EXAMINED if record.is_unconcluded else Stage.CLEAR


def _no_action(case: CaseRecord) -> Stage:
    if case.is_citizen:
        return Stage.NO_ACTION_CITIZEN
    if case.is_victim:
        return Stage.NO_ACTION_VICTIM
    if case.minor_traffic and not case.not_removable:
        return Stage.NO_ACTION_TRAFFIC
    return Stage.NO_ACTION_OTHER


def _reached(detainer: DetainerRecord) -> Stage:
    is_transferred = detainer.custody_end == TRANSFERRED
    if detainer.is_overdue:
        return Stage.OVERDUE_CUSTODY if is_transferred else Stage.OVERDUE
    if detainer.status == Status.EXPIRED and detainer.custody_end:
        return Stage.CUSTODY if is_transferred else Stage.LAPSED
    return ENDINGS.get(detainer.status, Stage.SERVED)
