"""Who arranges the work: those who supervise complaints."""

from datetime import datetime

from django.utils.translation import gettext as _

from complaints.states import SUPERVISE
from portal.accounts.models import User
from portal.jurisdictions.access import AccessDenied, holds_everywhere
from portal.training.services import require_trained_for


def require_supervisor(user: User, *, at: datetime) -> None:
    """Refuse whoever does not supervise complaints, or is untrained for it.

    Raises ``AccessDenied`` and ``Untrained``.
    """
    if not holds_everywhere(user, SUPERVISE):
        raise AccessDenied(_("Supervisors of complaints alone do this."))
    require_trained_for(user=user, rights=[SUPERVISE], at=at)
