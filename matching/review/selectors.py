"""What an examiner sees of a pair: the prints, and nothing else."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from matching.bookings.models import Print
from matching.bookings.reading import open_image, open_template
from matching.engine.template import Template
from matching.galleries.models import EnrolledPrint
from matching.galleries.prints import open_enrolled_image, open_enrolled_template
from matching.review.models import Verdict
from portal.accounts.models import User


@dataclass(frozen=True)
class Side:
    """One print of a pair: minutiae, quality (NFIQ2, None if unknown), whether an image exists."""

    template: Template
    quality: int | None
    has_image: bool


@dataclass(frozen=True)
class FingerPair:
    """The same finger of the booking and of the candidate."""

    position: int
    probe: Side
    candidate: Side


def open_pair_of(*, verdict_id: UUID, by: User) -> Verdict | None:
    """The examiner's own pair while it is open; None for any other."""
    return (
        Verdict.objects.filter(pk=verdict_id, examiner=by, conclusion="")
        .select_related("candidate__search", "candidate__person")
        .first()
    )


def fingers_of(verdict: Verdict) -> list[FingerPair]:
    """The fingers that both sides have, by position."""
    probes = {row.position: row for row in _probe_rows(verdict)}
    pairs = []
    for row in _candidate_rows(verdict):
        if row.position in probes:
            probe = probes[row.position]
            pairs.append(
                FingerPair(
                    row.position,
                    Side(open_template(probe), probe.quality, probe.image is not None),
                    Side(open_enrolled_template(row), row.quality, row.image is not None),
                )
            )
    return pairs


def image_of(*, verdict: Verdict, side: str, position: int) -> bytes | None:
    """The PNG of one print of a pair, or None."""
    if side == "probe":
        probe = _probe_rows(verdict).filter(position=position).first()
        return open_image(probe) if probe and probe.image else None
    row = _candidate_rows(verdict).filter(position=position).first()
    return open_enrolled_image(row) if row and row.image else None


def _probe_rows(verdict: Verdict) -> QuerySet[Print]:
    return Print.objects.filter(
        booking_id=verdict.candidate.search.booking_id, condition=Print.Condition.PRESENT
    ).order_by("position")


def _candidate_rows(verdict: Verdict) -> QuerySet[EnrolledPrint]:
    return (
        EnrolledPrint.objects.filter(person=verdict.candidate.person_id)
        .select_related("person")
        .order_by("position")
    )
