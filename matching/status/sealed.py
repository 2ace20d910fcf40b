"""Words of the program's officers, sealed for the jurisdiction under the name of their row."""

from matching.status.models import CaseStep, Claim, Finding, Response
from portal.jurisdictions.tenants import TenantModel
from portal.sealing import seal, unseal


def seal_words(words: str, *, row: TenantModel, field: str) -> bytes:
    """Seal words for a row that has its key and its jurisdiction."""
    return seal(words.strip().encode(), owner=str(row.jurisdiction_id), name=_name(row, field))


def evidence_of(response: Response) -> str:
    """What an answer rests on."""
    return _words(response.evidence, response, "evidence")


def words_of(claim: Claim) -> str:
    """What the claimant said; '' where nothing was."""
    return _words(claim.words, claim, "words")


def reason_of(claim: Claim) -> str:
    """Why a claim was decided as it was; '' while it is undecided."""
    return _words(claim.reason, claim, "reason") if claim.reason else ""


def note_of(row: Finding | CaseStep) -> str:
    """What was noted beside a finding or a step; '' where nothing was."""
    return _words(row.note, row, "note") if row.note else ""


def _words(sealed: bytes | memoryview, row: TenantModel, field: str) -> str:
    return unseal(sealed, owner=str(row.jurisdiction_id), name=_name(row, field)).decode()


def _name(row: TenantModel, field: str) -> str:
    return f"{row._meta.model_name}:{row.pk}:{field}"
