"""Who arranges the work: those who supervise complaints."""

from django.utils.translation import gettext as _

from complaints.states import SUPERVISE
from portal.accounts.models import User
from portal.jurisdictions.access import AccessDenied, holds_everywhere


def require_supervisor(user: User) -> None:
    """Refuse whoever does not supervise complaints.  Raises ``AccessDenied``."""
    if not holds_everywhere(user, SUPERVISE):
        raise AccessDenied(_("Supervisors of complaints alone do this."))
