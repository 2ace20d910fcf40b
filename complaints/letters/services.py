"""Writes: a letter is sent to the people behind a complaint."""

from datetime import datetime
from uuid import UUID

from complaints.following.messages import answer, readable
from complaints.letters.models import Letter
from complaints.letters.placeholders import check_gaps
from complaints.letters.templates import template_for
from complaints.vault.words import fit
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions import scope
from portal.jurisdictions.reaching import stepping_into


def send_letter(
    *, complaint_id: UUID, kind: str, words: str, to: UUID | None = None, by: User, at: datetime
) -> Letter:
    """Send what was previewed, to one person behind a complaint or to all where ``to`` is None.

    They read it among their messages.  Raises ``AccessDenied``, ``NoSuchTemplate``, ``GapLeft``,
    ``WordsMissing``, ``WordsTooLong`` and ``KeyDestroyed``.
    """
    text = fit(words)
    with stepping_into(scope.complaints()):
        complaint = readable(complaint_id, by)
        template = template_for(kind, complaint.language)
        check_gaps(text, template.words)
        message = answer(complaint_id=complaint_id, words=text, to=to, by=by, at=at)
        made = Letter.objects.create(
            jurisdiction_id=complaint.jurisdiction_id,
            message=message,
            kind=kind,
            template=template,
        )
        detail: dict[str, object] = {
            "kind": kind,
            "language": template.language,
            "version": template.version,
        }
        trail.record(event="complaint.letter_sent", subject=complaint, by=by, at=at, detail=detail)
    return made
