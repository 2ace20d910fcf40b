"""The sealed words of a detainer: its code, the notes on its steps, the proof of its service."""

from matching.detainers.models import Detainer, Service, Step
from portal.jurisdictions.tenants import TenantModel
from portal.sealing import seal, unseal


def seal_words(words: str, *, row: TenantModel, field: str) -> bytes:
    """Seal words for a row that has its key and its jurisdiction."""
    return seal(words.strip().encode(), owner=str(row.jurisdiction_id), name=_name(row, field))


def code_of(detainer: Detainer) -> str:
    """The code on the person's notice; '' before the detainer is issued."""
    return _words(detainer.code, detainer, "code") if detainer.code else ""


def note_of(step: Step) -> str:
    """What was noted beside a step."""
    return _words(step.note, step, "note")


def proof_of(service: Service) -> str:
    """What shows that a detainer was handed over."""
    return _words(service.proof, service, "proof")


def _words(sealed: bytes | memoryview, row: TenantModel, field: str) -> str:
    return unseal(sealed, owner=str(row.jurisdiction_id), name=_name(row, field)).decode()


def _name(row: TenantModel, field: str) -> str:
    return f"{row._meta.model_name}:{row.pk}:{field}"
