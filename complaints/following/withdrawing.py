"""Writes: a complaint is withdrawn, or its answer is not accepted, by who holds a receipt."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from complaints.casework.models import Move
from complaints.casework.moving import withdraw_complaint
from complaints.casework.running import begin_deadline
from complaints.deadlines.due import day_of
from complaints.deadlines.rules import Key, rule_of
from complaints.following.holding import holds_case
from complaints.following.locking import lock_complaint
from complaints.following.messages import send_message
from complaints.following.models import Message
from complaints.following.refusals import AppealRefused, NotForThisPerson
from complaints.models import Complaint, Party
from complaints.states import COMPLAINT, FILER, Status
from portal.jurisdictions import scope
from portal.jurisdictions.reaching import stepping_into
from portal.states import TransitionRefused

# A project choice: the rules name no period.
APPEAL_DAYS = 60


def may_withdraw(status: str) -> bool:
    """Whether the way out of a state belongs to who holds the receipt."""
    return COMPLAINT.ways[status].get(Status.WITHDRAWN) == FILER


def appeal_until(complaint: Complaint) -> datetime | None:
    """Until when the answer may be contested; None where there is none yet."""
    is_closed = complaint.status == Status.CLOSED
    return complaint.changed_at + timedelta(days=APPEAL_DAYS) if is_closed else None


def withdraw(*, party: Party, at: datetime) -> Move:
    """Take a complaint back; a supervisor alone opens it again.

    Raises ``NotForThisPerson`` and ``TransitionRefused``.
    """
    with stepping_into(scope.complaints()):
        complaint = lock_complaint(party.complaint_id)
        if not holds_case(party):
            raise NotForThisPerson(_("Whoever filed the complaint decides on taking it back."))
        if not may_withdraw(complaint.status):
            raise TransitionRefused(_("The complaint cannot be taken back where it stands now."))
        return withdraw_complaint(complaint_id=complaint.pk, at=at)


def appeal(*, party: Party, words: str, at: datetime) -> Message:
    """Say within 60 days of closing that the answer is not accepted; its deadline begins.

    Each person says so once for each closing.  Raises ``AppealRefused``, ``WordsMissing``
    and ``WordsTooLong``.
    """
    with stepping_into(scope.complaints()):
        complaint = lock_complaint(party.complaint_id)
        until = appeal_until(complaint)
        if until is None or at > until:
            raise AppealRefused(_("The time for this is over, or the complaint is not closed."))
        said = Message.objects.filter(
            party=party, kind=Message.Kind.APPEAL, sent_at__gte=complaint.changed_at
        )
        if said.exists():
            raise AppealRefused(_("You said this already. A supervisor reads it."))
        made = send_message(party=party, words=words, kind=Message.Kind.APPEAL, at=at)
        rule = rule_of(Key.APPEAL, on=day_of(at, complaint.jurisdiction.time_zone))
        begin_deadline(complaint, rule, at=at)
        return made
