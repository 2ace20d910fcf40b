"""Writes: a complaint is opened, and from then on nobody takes it away."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from complaints.models import Complaint
from complaints.modes import Mode
from complaints.numbers import new_number
from complaints.vault.keys import make_keys
from complaints.vault.sealed import seal_record
from complaints.vault.words import LONGEST
from matching.holds.models import Overdue
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions import scope
from portal.jurisdictions.models import Agency, Jurisdiction
from portal.jurisdictions.reaching import stepping_into

NAME = "complaint"


class ComplaintRefused(Exception):
    """What was sent cannot be taken in as a complaint."""


def open_complaint(
    *,
    topic: str,
    source: str,
    jurisdiction: Jurisdiction,
    agency: Agency | None = None,
    notice_number: str = "",
    content: Mapping[str, Any] | None = None,
    mode: str = Mode.ANONYMOUS,
    language: str = "en",
    overdue: Overdue | None = None,
    follows: Complaint | None = None,
    received_at: datetime | None = None,
    by: User | None,
    at: datetime,
) -> Complaint:
    """Open a complaint against a place; ``by`` is None for the public and for the portal itself.

    ``content`` is what was told, as plain values; it is sealed with a key of the complaint's
    own.  ``received_at`` is when it was told, where it is typed in later than that.  Runs in the
    complaints scope, or in none and then in that scope for this step.  Raises
    ``ComplaintRefused`` for words that are too long or a notice without a number, and
    ``IntegrityError`` for a hold about which there is a complaint of the portal already.
    """
    _refuse(source, notice_number, content)
    made = Complaint(
        number=overdue.complaint_number if overdue else new_number(),
        overdue=overdue,
        topic=Complaint.Topic(topic),
        source=Complaint.Source(source),
        mode=Mode(mode),
        language=language,
        jurisdiction=jurisdiction,
        agency=agency,
        notice_number=notice_number,
        follows=follows,
        opened_at=received_at or at,
        changed_at=at,
    )
    make_keys(made.pk)
    if content:
        made.content = seal_record(content, complaint_id=made.pk, name=NAME)
    with stepping_into(scope.complaints()):
        made.save(force_insert=True)
        trail.record(event="complaint.opened", subject=made, by=by, at=at, after=made.status)
    return made


def _refuse(source: str, notice_number: str, content: Mapping[str, Any] | None) -> None:
    if len((content or {}).get("words", "")) > LONGEST:
        raise ComplaintRefused(_("Write at most %(most)s characters.") % {"most": LONGEST})
    if source == Complaint.Source.NOTICE and not notice_number:
        raise ComplaintRefused(_("A complaint about a notice needs the number of the notice."))
