"""Why a case ended without action: what was found, claimed and upheld, or ruled."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from matching.policy.models import Decision
from matching.status.models import Claim, Finding, Query, Response
from matching.status.subjects import Circumstance, Presence

MINOR_TRAFFIC = "minor-traffic"
Answer = Response.Finding
OF_VICTIMS = frozenset({Claim.Kind.VICTIM, Claim.Kind.WITNESS})


@dataclass(frozen=True)
class Reasons:
    """What `stage_of.CaseRecord` has by the same names."""

    is_citizen: bool
    is_victim: bool
    not_removable: bool
    minor_traffic: bool


def read_reasons(booking_of: Mapping[UUID, UUID]) -> dict[UUID, Reasons]:
    """The reasons of cases by their ids, with the booking of each; five queries.

    Of several responses, findings and decisions the latest counts.
    """
    answers, victims, ruled = _answers(booking_of), _victims(booking_of), _ruled(booking_of)
    upheld = _upheld(booking_of)
    return {
        case: Reasons(
            is_citizen=answers.get(case) == Answer.CITIZENSHIP_CLAIMED
            or Claim.Kind.CITIZENSHIP in upheld[booking],
            is_victim=victims.get(case) == Presence.PRESENT or bool(OF_VICTIMS & upheld[booking]),
            not_removable=answers.get(case) == Answer.NOT_REMOVABLE,
            minor_traffic=any(
                one["rule"] == MINOR_TRAFFIC and one["because"] == "HOLDS"
                for one in ruled.get(case, ())
            ),
        )
        for case, booking in booking_of.items()
    }


def _answers(cases: Mapping[UUID, UUID]) -> dict[UUID, str]:
    asked = Query.objects.filter(case__in=list(cases)).order_by()
    case_of = dict(asked.values_list("pk", "case_id"))
    rows = Response.objects.filter(query__in=list(case_of)).order_by("answered_at")
    return {case_of[query]: finding for query, finding in rows.values_list("query_id", "finding")}


def _victims(cases: Mapping[UUID, UUID]) -> dict[UUID, str]:
    rows = Finding.objects.filter(case__in=list(cases), subject=Circumstance.VICTIM_OR_WITNESS)
    return dict(rows.order_by("recorded_at").values_list("case_id", "presence"))


def _ruled(cases: Mapping[UUID, UUID]) -> dict[UUID, list[dict[str, str | int]]]:
    rows = Decision.objects.filter(case__in=list(cases)).order_by("decided_at")
    return dict(rows.values_list("case_id", "reasons"))


def _upheld(cases: Mapping[UUID, UUID]) -> dict[UUID, set[str]]:
    """The kinds of claims that a supervisor upheld, by booking."""
    found: dict[UUID, set[str]] = defaultdict(set)
    rows = Claim.objects.filter(booking__in=set(cases.values()), outcome=Claim.Outcome.UPHELD)
    for booking, kind in rows.order_by().values_list("booking_id", "kind"):
        found[booking].add(kind)
    return found
