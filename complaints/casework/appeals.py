"""An appeal is answered by leaving the complaint closed; to open it again is a move."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from complaints.casework.hands import lock_complaint, require_hand
from complaints.casework.models import Deadline
from complaints.casework.refusals import NothingAppealed
from complaints.states import SUPERVISE
from portal.accounts.models import User
from portal.audit import trail


@transaction.atomic
def leave_closed(*, complaint_id: UUID, by: User, at: datetime) -> None:
    """Say, as a supervisor, that an appeal was answered and the complaint stays closed.

    Runs in the complaints scope.  Raises ``AccessDenied`` and ``NothingAppealed``.
    """
    complaint = lock_complaint(complaint_id)
    require_hand(complaint, by, SUPERVISE, at=at)
    running = Deadline.objects.filter(
        complaint=complaint, rule=Deadline.Rule.APPEAL, ended_at=None
    )
    if not running.update(ended_at=at, ending=Deadline.Ending.MET):
        raise NothingAppealed(_("No appeal waits for its answer."))
    trail.record(event="complaint.left_closed", subject=complaint, by=by, at=at)
