"""The one way to write to the audit trail."""

from datetime import datetime

from django.db import models

from portal.accounts.models import User
from portal.audit.models import AuditEvent

SYSTEM = "system"


def actor_of(by: User | None) -> str:
    """Name a person by pseudonym; None is the system itself, as in a sweep."""
    return f"user:{by.pseudonym}" if by else SYSTEM


def record(
    *,
    event: str,
    subject: models.Model,
    by: User | None,
    at: datetime,
    before: str = "",
    after: str = "",
    detail: dict[str, object] | None = None,
) -> AuditEvent:
    """Write one line; call it inside the transaction of the change that it speaks of.

    ``detail`` holds codes and numbers alone: never a name, free text or a print.
    """
    return AuditEvent.objects.create(
        event=event,
        subject_type=subject._meta.label,
        subject_id=str(subject.pk),
        jurisdiction_id=getattr(subject, "jurisdiction_id", None),
        actor=actor_of(by),
        before=before,
        after=after,
        detail=detail or {},
        recorded_at=at,
    )
