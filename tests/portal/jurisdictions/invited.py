"""Invitations as tests make them, and the links out of their letters."""

import re

from portal.jurisdictions.people.services import invite
from portal.mail.models import Letter
from portal.mail.services import body_of

ADDRESS = "newcomer@example.gov"


def send(place, by, at, *, role="CLERK", address=ADDRESS):
    return invite(jurisdiction=place, role=role, address=address, link_to=link_to, by=by, at=at)


def link_to(token: str) -> str:
    return f"https://portal.example.gov/invitations/{token}/"


def newest_token() -> str:
    """The token in the invitation that was written last."""
    bodies = map(body_of, Letter.objects.order_by("-queued_at"))
    links = (re.search(r"/invitations/(\S+)/", body) for body in bodies)
    return next(link[1] for link in links if link)
