"""What a browser keeps after a receipt was typed: a signed word in the session, for 30 minutes.

The receipt itself is kept nowhere, and every page of the complaint renews the word.
"""

from typing import Any
from uuid import UUID

from django.core import signing

from complaints.models import Party
from portal.jurisdictions import scope
from portal.jurisdictions.reaching import stepping_into

ENTRY, SALT = "complaint", "complaints.receipts.entry"
MINUTES = 30


def let_in(session: Any, party: Party) -> None:
    """Keep a complaint open in this browser for 30 minutes from now."""
    session[ENTRY] = signing.dumps(str(party.pk), salt=SALT)


def inside(session: Any) -> Party | None:
    """Who is let in, with the complaint; None where nobody is, or their access has ended."""
    try:
        pk = signing.loads(session.get(ENTRY, ""), salt=SALT, max_age=MINUTES * 60)
    except signing.BadSignature:
        leave(session)
        return None
    with stepping_into(scope.complaints()):
        rows = Party.objects.select_related("complaint__jurisdiction", "complaint__agency")
        return rows.filter(pk=UUID(pk), follows_it=True, complaint__disposed_at=None).first()


def leave(session: Any) -> None:
    """Forget the complaint in this browser."""
    session.pop(ENTRY, None)
