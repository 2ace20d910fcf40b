"""Writes: a file is added to a complaint, and opened as it came."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from complaints.disposed import refuse_disposed
from complaints.evidence import files
from complaints.evidence.files import Part
from complaints.evidence.kinds import LARGEST, MB, Kind, kind_of
from complaints.evidence.models import Evidence, Unsealing
from complaints.evidence.names import tidy
from complaints.evidence.refusals import (
    EvidenceRefused,
    OriginalSealed,
    TooMuchEvidence,
)
from complaints.models import Complaint, Party
from complaints.states import SUPERVISE
from complaints.vault.sealed import seal_record
from complaints.vault.words import fit
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions import scope
from portal.jurisdictions.access import holds_everywhere
from portal.jurisdictions.reaching import stepping_into
from portal.jurisdictions.role_table import COMPLAINT_RIGHTS
from portal.sealing import keyed_hash
from portal.tallies import count
from portal.training.services import require_trained_for

MOST_FILES = 20
# Of everybody together: what comes in faster waits, so that the disk is not filled in an hour.
FILES_A_MINUTE = 30
LONGEST_REASON = 1000


def add_evidence(
    *,
    complaint: Complaint,
    party: Party | None,
    name: str,
    data: bytes,
    by: User | None,
    at: datetime,
) -> Evidence:
    """Seal a file as it came and let its working copy be made.

    ``party`` is who sent it and is asked for nothing; None, with ``by``, where staff took it in.
    Raises ``Untrained``, ``EvidenceRefused``, ``TooMuchEvidence`` and ``KeyDestroyed``.
    """
    if by is not None:
        require_trained_for(user=by, rights=COMPLAINT_RIGHTS, at=at)
    kind = _kind(data)
    if count(f"complaints:evidence:{at:%H:%M}", 60) > FILES_A_MINUTE:
        raise TooMuchEvidence(_("Many people send files just now. Wait a minute."))
    given = Evidence(
        id=uuid4(),
        jurisdiction_id=complaint.jurisdiction_id,
        complaint=complaint,
        party=party,
        kind=kind,
        size=len(data),
        hash=hash_of(data, complaint.pk),
        queued_at=at,
    )
    given.name = seal_record(
        tidy(name), complaint_id=complaint.pk, name=f"evidence:{given.pk}:name"
    )
    try:
        _store(given, data, by=by, at=at)
    except BaseException:
        files.remove(given.pk)  # no row leads to them
        raise
    return given


def _store(given: Evidence, data: bytes, *, by: User | None, at: datetime) -> None:
    """Write the row and the file: the row last, so that no row is without its file."""
    with transaction.atomic(), stepping_into(scope.complaints()):
        # Two who send at once are counted one after the other.
        rows = Complaint.objects.select_for_update(of=("self",)).select_related("jurisdiction")
        refuse_disposed(rows.get(pk=given.complaint_id))
        if Evidence.objects.filter(complaint_id=given.complaint_id).count() >= MOST_FILES:
            raise TooMuchEvidence(
                _("A complaint has at most %(most)s files.") % {"most": MOST_FILES}
            )
        files.store(
            data, complaint_id=given.complaint_id, evidence_id=given.pk, part=Part.ORIGINAL
        )
        given.save(force_insert=True)
        detail = {"kind": str(given.kind), "size": given.size}
        trail.record(event="evidence.added", subject=given, by=by, at=at, detail=detail)


def unseal_original(*, evidence: Evidence, by: User, reason: str, at: datetime) -> bytes:
    """Open a file as it came, in the complaints scope; the person who sent it can see that.

    Raises ``OriginalSealed`` for anybody but a supervisor, ``WordsMissing``,
    ``WordsTooLong`` and ``FileMissing``.
    """
    if not may_unseal(by):
        raise OriginalSealed(_("Only a supervisor opens a file as it came."))
    require_trained_for(user=by, rights=[SUPERVISE], at=at)
    words = fit(reason, most=LONGEST_REASON, missing=_("Say why."))
    made = Unsealing(
        id=uuid4(),
        jurisdiction_id=evidence.jurisdiction_id,
        evidence=evidence,
        unsealed_by=by,
        unsealed_at=at,
    )
    made.reason = seal_record(
        words, complaint_id=evidence.complaint_id, name=f"unsealing:{made.pk}"
    )
    with stepping_into(scope.complaints()):
        made.save(force_insert=True)
        trail.record(event="evidence.unsealed", subject=evidence, by=by, at=at)
        return files.fetch(
            complaint_id=evidence.complaint_id, evidence_id=evidence.pk, part=Part.ORIGINAL
        )


def remove_files(*, complaint_id: UUID) -> int:
    """Remove both files of all evidence of a complaint that is disposed of; how much there was.

    The rows stay, as do the hashes in them; once more does no harm.
    """
    with stepping_into(scope.complaints()):
        ids = list(Evidence.objects.filter(complaint=complaint_id).values_list("pk", flat=True))
    for pk in ids:
        files.remove(pk)
    return len(ids)


def may_unseal(user: User) -> bool:
    """Whether a person opens files as they came."""
    return holds_everywhere(user, SUPERVISE)


def hash_of(data: bytes, complaint_id: UUID) -> str:
    """A keyed hash of a file, other in each complaint: equal files do not tie two together."""
    return keyed_hash(data, purpose=f"evidence|{complaint_id}")


def _kind(data: bytes) -> Kind:
    if len(data) > LARGEST:
        raise EvidenceRefused(
            _("Send files of at most %(most)s MB each.") % {"most": LARGEST // MB}
        )
    kind = kind_of(data)
    if kind is None:
        raise EvidenceRefused(
            _(
                "Send a photo or a picture (JPEG or PNG), a PDF, a text, or a sound (MP3, WAV,"
                " OGG or FLAC)."
            )
        )
    return kind
