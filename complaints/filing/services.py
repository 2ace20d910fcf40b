"""The complaint made of a draft: its content, its people, and the receipts that lead to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from complaints.models import Complaint, Party
from complaints.modes import Consent, Mode, Relation
from complaints.receipts.services import new_receipt
from complaints.services import open_complaint
from complaints.vault.keys import Lock
from complaints.vault.sealed import seal_record
from portal.accounts.models import User
from portal.jurisdictions import scope
from portal.jurisdictions.models import Agency, Jurisdiction
from portal.jurisdictions.reaching import stepping_into


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody behind a complaint; ``identity`` has names and ways to reach them."""

    relation: str = Relation.SELF
    consent: str = Consent.NONE
    identity: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Filing:
    """All that was answered; ``content`` are the answers that name nobody's identity."""

    topic: str
    mode: str
    source: str = Complaint.Source.WEB
    jurisdiction: Jurisdiction
    agency: Agency | None = None
    notice_number: str = ""
    language: str = "en"
    content: Mapping[str, Any]
    filer: Person = field(default_factory=Person)
    affected: Sequence[Person] = ()
    follows: Complaint | None = None
    received_at: datetime | None = None


@dataclass(frozen=True)
class Filed:
    """A complaint just filed, and the words of each receipt, which nobody will show again."""

    complaint: Complaint
    filer: str
    affected: tuple[str, ...]


@transaction.atomic
def file_complaint(*, filing: Filing, by: User | None, at: datetime) -> Filed:
    """File a complaint; ``by`` is None for the public, and whoever took it in by phone or paper.

    An anonymous filer's identity is not kept, whatever was answered.  Raises
    ``ComplaintRefused``.
    """
    with stepping_into(scope.complaints()):
        complaint = open_complaint(
            topic=filing.topic,
            source=filing.source,
            jurisdiction=filing.jurisdiction,
            agency=filing.agency,
            notice_number=filing.notice_number,
            content=filing.content,
            mode=filing.mode,
            language=filing.language,
            follows=filing.follows,
            received_at=filing.received_at,
            by=by,
            at=at,
        )
        is_known = filing.mode != Mode.ANONYMOUS
        filer = _add(complaint, Party.Kind.FILER, filing.filer, is_known=is_known)
        affected = tuple(
            _add(complaint, Party.Kind.AFFECTED, one, is_known=True) for one in filing.affected
        )
    return Filed(complaint, filer, affected)


def _add(complaint: Complaint, kind: Party.Kind, person: Person, *, is_known: bool) -> str:
    words, digest = new_receipt(complaint.language)
    party = Party(
        jurisdiction_id=complaint.jurisdiction_id,
        complaint=complaint,
        kind=kind,
        relation=Relation(person.relation),
        consent=Consent(person.consent),
        receipt=digest,
    )
    if is_known and person.identity:
        party.identity = seal_record(
            dict(person.identity),
            complaint_id=complaint.pk,
            name=f"party:{party.pk}",
            lock=Lock.IDENTITY,
        )
    party.save(force_insert=True)
    return words
