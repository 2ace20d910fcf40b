"""Who is told of an act on its way: those who may sign it, then its author."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse

from portal.accounts.models import User
from portal.inbox.services import notify
from portal.jurisdictions.role_table import ROLES
from portal.jurisdictions.roles import holders_of
from portal.participation.models import Proposal
from portal.participation.selectors import right_of


def tell_second_people(proposal: Proposal, *, at: datetime) -> int:
    """Tell everybody but the author who may sign it that an act waits; how many."""
    right = right_of(proposal.jurisdiction)
    roles = (role.name for role in ROLES.values() if right in role.permissions)
    people = holders_of(proposal.jurisdiction, *roles).exclude(pk=proposal.author_id)
    return _tell(people, "proposal.waits", proposal, at)


def tell_author(proposal: Proposal, *, by: User, at: datetime) -> int:
    """Tell the author that somebody else decided on the act; how many."""
    people = [] if proposal.author_id == by.pk else [proposal.author]
    return _tell(people, "proposal.decided", proposal, at)


def _tell(people: Iterable[User], kind: str, proposal: Proposal, at: datetime) -> int:
    page = reverse("participation-proposal", args=[proposal.pk])
    return notify(people=people, kind=kind, url=page, at=at, place=proposal.about)
