"""The work: make the working copy of one file, in a confined child, once."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from complaints.evidence import files, sandbox
from complaints.evidence.files import FileMissing, Part
from complaints.evidence.kinds import Kind
from complaints.evidence.models import Evidence
from complaints.evidence.refusals import SENTENCES, NoCopy, Problem
from complaints.evidence.services import hash_of
from complaints.vault.keys import KeyDestroyed
from portal import leases
from portal.jurisdictions import scope

# Few at a time wait in the broker, and of one place no more than half.
ROOM, PER_PLACE = 8, 4
RESEND_AFTER = timedelta(seconds=30)
Ring = Callable[..., bool]


def rebuild(*, evidence_id: UUID, clock: Callable[[], datetime]) -> None:
    """Make the copy of a file that waits; nothing where another worker has it.

    What cannot be read ends with a sentence and no copy.  Raises ``LeaseLost``, and
    ``SandboxUnavailable``, after which the sweep sends it again.
    """
    with scope.within(scope.complaints()):
        job = leases.claim(Evidence, pk=evidence_id, at=clock())
    if job is None:
        return
    copy, problem = _copied(job)
    kept: dict[str, Any] = {}
    if copy:
        kept = {"copy_size": len(copy), "copy_hash": hash_of(copy, job.complaint_id)}
    with scope.within(scope.complaints()):
        leases.finish(job, at=clock(), problem=problem, **kept)


def _copied(job: Evidence) -> tuple[bytes, str]:
    """The copy, kept on the disk; or no bytes, and why."""
    place = {"complaint_id": job.complaint_id, "evidence_id": job.pk}
    try:
        copy = sandbox.rebuild(Kind(job.kind), files.fetch(**place, part=Part.ORIGINAL))
    except NoCopy as refusal:
        return b"", SENTENCES[refusal.problem]
    except (FileMissing, KeyDestroyed):
        return b"", SENTENCES[Problem.DAMAGED]
    if not copy:
        return b"", SENTENCES[Problem.DAMAGED]
    files.store(copy, **place, part=Part.COPY)
    return copy, ""


def sweep(*, ring: Ring, at: datetime) -> int:
    """Ring for the files that wait, and give up those tried too often; how many were rung for."""
    with scope.within(scope.complaints()):
        leases.give_up_spent(Evidence, at=at)
        ready = leases.waiting(
            Evidence, at=at, resend_after=RESEND_AFTER, room=ROOM, per_tenant=PER_PLACE
        )
    sent = [pk for pk, place in ready if ring(job_id=pk, jurisdiction_id=place)]
    with scope.within(scope.complaints()):
        leases.mark_sent(Evidence, ids=sent, at=at)
    return len(sent)
