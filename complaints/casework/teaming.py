"""In which team's queue a complaint is, when a person says so."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from complaints.casework.hands import lock_complaint, require_hand
from complaints.casework.refusals import NotAssignable
from complaints.casework.running import OVER
from complaints.routing.models import Routing, Team
from complaints.routing.queues import put_into
from complaints.states import INTAKE, SUPERVISE
from portal.accounts.models import User


@transaction.atomic
def send_to_team(*, complaint_id: UUID, team: Team, by: User, at: datetime) -> Routing:
    """Put a complaint into the queue of a team, as intake or as a supervisor.

    Runs in the complaints scope.  Raises ``AccessDenied``, ``NotAssignable`` and ``TeamUnfit``.
    """
    complaint = lock_complaint(complaint_id)
    require_hand(complaint, by, INTAKE, SUPERVISE, at=at)
    if complaint.status in OVER:
        raise NotAssignable(_("The complaint is closed or withdrawn."))
    return put_into(complaint, team, by=by, at=at)
