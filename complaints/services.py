"""Writes: a complaint is opened, and from then on nobody takes it away."""

from datetime import datetime

from django.utils.translation import gettext as _

from complaints.models import Complaint
from complaints.numbers import new_number
from matching.holds.models import Overdue
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions import scope
from portal.jurisdictions.models import Agency, Jurisdiction
from portal.jurisdictions.reaching import stepping_into
from portal.sealing import seal

OWNER = "complaints"
LONGEST = 5000


class ComplaintRefused(Exception):
    """What was sent cannot be taken in as a complaint."""


def open_complaint(
    *,
    topic: str,
    source: str,
    jurisdiction: Jurisdiction,
    agency: Agency | None,
    notice_number: str,
    words: str,
    by: User | None,
    at: datetime,
    overdue: Overdue | None = None,
) -> Complaint:
    """Open a complaint against a place; ``by`` is None for the public and for the portal itself.

    Runs in the complaints scope, or in none and then in that scope for this step.  Raises
    ``ComplaintRefused`` for words that are too long or a notice without a number, and
    ``IntegrityError`` for a hold about which there is a complaint of the portal already.
    """
    if len(words) > LONGEST:
        raise ComplaintRefused(_("Write at most %(most)s characters.") % {"most": LONGEST})
    if source == Complaint.Source.NOTICE and not notice_number:
        raise ComplaintRefused(_("A complaint about a notice needs the number of the notice."))
    made = Complaint(
        number=overdue.complaint_number if overdue else new_number(),
        overdue=overdue,
        topic=Complaint.Topic(topic),
        source=Complaint.Source(source),
        jurisdiction=jurisdiction,
        agency=agency,
        notice_number=notice_number,
        opened_at=at,
    )
    if words:
        made.words = seal(words.encode(), owner=OWNER, name=name_of_words(made))
    with stepping_into(scope.complaints()):
        made.save(force_insert=True)
        trail.record(event="complaint.opened", subject=made, by=by, at=at, after=made.status)
    return made


def name_of_words(complaint: Complaint) -> str:
    """The name under which the words of a complaint are sealed."""
    return f"complaint:{complaint.pk}:words"
