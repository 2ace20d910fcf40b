"""Take the next pair, and conclude on it."""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from matching.review.models import Verdict
from matching.searches import services as searches
from matching.searches.models import Candidate
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import require
from portal.training.services import require_trained

Conclusion = Candidate.Conclusion
# A pair that was taken and left goes to another examiner.
LEFT_AFTER = timedelta(minutes=30)
SEATS = 2
TIE_BREAK = 3


class NotYours(Exception):
    """The pair was never taken by this examiner, or it is concluded, or it went to another."""


class NotesMissing(Exception):
    """An examiner's conclusion came without the notes it needs."""


@transaction.atomic
def take_next(*, by: User, at: datetime) -> Verdict | None:
    """Give the examiner a seat on the candidate that has waited longest; None if none waits.

    An open pair is given back first.  Nobody picks, and nobody sits twice on one candidate.
    """
    require(by, "review_candidate")
    require_trained(user=by, role="EXAMINER", at=at)
    if mine := Verdict.objects.filter(examiner=by, conclusion="").first():
        return mine
    _one_at_a_time()
    if taken_over := _take_over(by, at):
        return taken_over
    candidate = _waiting_for(by).order_by("found_at", "pk").first()
    if candidate is None:
        return None
    verdict = Verdict.objects.create(
        jurisdiction_id=candidate.jurisdiction_id,
        candidate=candidate,
        seat=candidate.seats + 1,
        examiner=by,
        taken_at=at,
    )
    trail.record(event="pair.taken", subject=verdict, by=by, at=at)
    return verdict


def _one_at_a_time() -> None:
    """Give out pairs one after another: two examiners cannot be given the same seat."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('review'), 0)")


def _waiting_for(by: User) -> QuerySet[Any]:
    """Candidates with a free seat on which this examiner does not sit.

    The third seat opens only when both conclusions are in and differ.
    """
    sat = Verdict.objects.filter(candidate=OuterRef("pk"), examiner=by)
    return (
        Candidate.objects.filter(~Exists(sat), conclusion="")
        .annotate(
            seats=Count("verdicts"),
            given=Count("verdicts", filter=~Q(verdicts__conclusion="")),
        )
        .filter(Q(seats__lt=SEATS) | Q(seats=SEATS, given=SEATS))
    )


def holds_pair(*, by: User) -> bool:
    """Whether this examiner has taken a pair and not concluded on it."""
    return Verdict.objects.filter(examiner=by, conclusion="").exists()


def waiting_count(*, by: User) -> int:
    """How many pairs wait for this examiner."""
    return int(_waiting_for(by).count())


def _take_over(by: User, at: datetime) -> Verdict | None:
    """Give a seat that another examiner took and left to this one."""
    sat = Verdict.objects.filter(candidate=OuterRef("candidate"), examiner=by)
    left = Verdict.objects.filter(~Exists(sat), conclusion="", taken_at__lt=at - LEFT_AFTER)
    verdict = left.order_by("taken_at").first()
    if verdict:
        verdict.examiner, verdict.taken_at = by, at
        verdict.save(update_fields=["examiner", "taken_at"])
        trail.record(event="pair.taken_over", subject=verdict, by=by, at=at)
    return verdict


@transaction.atomic
def conclude(
    *, verdict_id: UUID, conclusion: str, notes: str, by: User, at: datetime
) -> Candidate:
    """Record an examiner's conclusion; with two that agree, or a third, the candidate's own."""
    require(by, "review_candidate")
    require_trained(user=by, role="EXAMINER", at=at)
    verdict = (
        Verdict.objects.filter(pk=verdict_id, examiner=by, conclusion="")
        .select_related("candidate")
        .first()
    )
    if verdict is None:
        raise NotYours(_("This pair is not yours to conclude, or it is concluded already."))
    if conclusion != Conclusion.EXCLUSION and not notes.strip():
        raise NotesMissing(_("Say in the notes what this conclusion rests on."))
    candidate = Candidate.objects.select_for_update(of=("self",)).get(pk=verdict.candidate_id)
    verdict.conclusion, verdict.notes, verdict.concluded_at = conclusion, notes.strip(), at
    verdict.save(update_fields=["conclusion", "notes", "concluded_at"])
    trail.record(event="pair.concluded", subject=verdict, by=by, at=at, after=conclusion)
    _settle(candidate, at)
    return candidate


def settled(conclusions: list[str]) -> str:
    """What the examiners' conclusions amount to; '' while another one is needed.

    Two that agree settle it.  Of three, the majority; without one it is inconclusive.
    """
    if len(conclusions) < SEATS:
        return ""
    ((winner, votes), *_rest) = Counter(conclusions).most_common()
    if votes > len(conclusions) / 2:
        return winner
    return Conclusion.INCONCLUSIVE if len(conclusions) == TIE_BREAK else ""


def _settle(candidate: Candidate, at: datetime) -> None:
    given = Verdict.objects.filter(candidate=candidate).exclude(conclusion="")
    outcome = settled(list(given.values_list("conclusion", flat=True)))
    if not outcome:
        return
    candidate.conclusion, candidate.concluded_at = outcome, at
    candidate.save(update_fields=["conclusion", "concluded_at"])
    trail.record(event="candidate.concluded", subject=candidate, by=None, at=at, after=outcome)
    if not Candidate.objects.filter(search=candidate.search_id, conclusion="").exists():
        searches.release(search_id=candidate.search_id, at=at)
