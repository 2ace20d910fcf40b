"""Writes: the sketch of each complaint is made soon after it was filed, and can be forgotten."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Q

from complaints.clusters.models import Sketch
from complaints.clusters.sketching import bands_of, runs_of, sketch_of
from complaints.models import Complaint
from complaints.selectors import content_of
from complaints.vault.keys import KeyDestroyed
from portal.jurisdictions import scope
from portal.sealing import keyed_hash

AT_ONCE = 100
PURPOSE = "complaint-sketch"


def sketch_new(*, at: datetime) -> int:
    """Sketch the complaints that have no sketch by the newest key, at most 100 a turn; how many.

    Each in a transaction of its own; safe to run twice, and at the same time.
    """
    with scope.within(scope.complaints()):
        missing = Q(sketch=None) | Q(sketch__made_with__lt=_newest())
        rows = Complaint.objects.filter(missing).order_by("opened_at", "pk")
        found = list(rows.values_list("pk", flat=True)[:AT_ONCE])
    for pk in found:
        with scope.within(scope.complaints()):
            _sketch(pk)
    return len(found)


def forget_sketch(complaint_id: UUID) -> None:
    """Leave nothing of what was told in the sketch; for a complaint that is disposed of."""
    Sketch.objects.filter(complaint=complaint_id).update(values=b"", bands=[])


def _sketch(pk: UUID) -> None:
    rows = Complaint.objects.select_for_update(of=("self",))
    complaint = rows.get(pk=pk)
    values = sketch_of(runs_of(_words(complaint)), key=_key())
    given = {"values": values, "bands": bands_of(values), "made_with": _newest()}
    if not Sketch.objects.filter(complaint=complaint).update(**given):
        Sketch.objects.create(
            complaint=complaint, jurisdiction_id=complaint.jurisdiction_id, **given
        )


def _words(complaint: Complaint) -> str:
    """What happened, in the words of whoever told it; '' once the keys are destroyed."""
    try:
        told = content_of(complaint).get("words", "")
    except KeyDestroyed:
        return ""
    return str(told.get("words", "")) if isinstance(told, dict) else str(told)


def _newest() -> int:
    return len(settings.SEALING_KEYS) - 1


def _key() -> bytes:
    return bytes.fromhex(keyed_hash(b"runs", purpose=PURPOSE))
