"""Writes: the bodies to which complaints can be referred; supervisors keep the list."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from complaints.referrals.models import Body
from complaints.referrals.refusals import BodyUnfit
from complaints.routing.rights import require_supervisor
from portal.accounts.models import User
from portal.audit import trail


@transaction.atomic
def make_body(*, name: str, kind: str, reach: str, by: User, at: datetime) -> Body:
    """Add a body; in the complaints scope.  Raises ``AccessDenied`` and ``BodyUnfit``."""
    require_supervisor(by, at=at)
    name = name.strip()
    if not name or Body.objects.filter(name__iexact=name).exists():
        raise BodyUnfit(_("Give the body a name that is not on the list."))
    body = Body.objects.create(name=name, kind=Body.Kind(kind), reach=reach.strip(), made_at=at)
    trail.record(event="body.made", subject=body, by=by, at=at, detail={"kind": body.kind})
    return body


@transaction.atomic
def close_body(*, body_id: int, by: User, at: datetime) -> None:
    """Refer nothing more to a body.  Raises ``AccessDenied`` and ``BodyUnfit``."""
    require_supervisor(by, at=at)
    if not Body.objects.filter(pk=body_id, closed_at=None).update(closed_at=at):
        raise BodyUnfit(_("There is no such body, or it is closed."))
    body = Body.objects.get(pk=body_id)
    trail.record(event="body.closed", subject=body, by=by, at=at)
