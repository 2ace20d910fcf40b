"""What becomes of a draft: submitted by its author, then signed by a second person or not."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.participation.documents import publish
from portal.participation.entering import NotFit, enter
from portal.participation.models import ParticipationEvent, Particulars, Proposal
from portal.participation.moves import locked, move, require_fit, require_time, require_way
from portal.participation.states import ProposalStatus
from portal.participation.steps import lacks_of
from portal.participation.telling import tell_author, tell_second_people

Status = ProposalStatus
# What the event takes over from the act that was signed.
CARRIED = ["concerns", *(field.name for field in Particulars._meta.get_fields())]


class Changed(Exception):
    """What is to be signed is not what the person looked at."""


@transaction.atomic
def submit(*, proposal_id: UUID, by: User, at: datetime) -> Proposal:
    """Hand a complete draft to the second person.

    Raises ``AccessDenied``, ``NotFit`` or ``TransitionRefused``.
    """
    proposal = locked(proposal_id)
    require_way(proposal, Status.SUBMITTED, by, at)
    if lacks := lacks_of(proposal):
        raise NotFit(" ".join(lack.words for lack in lacks))
    require_fit(proposal)
    require_time(proposal, at)
    moved = move(proposal, Status.SUBMITTED, by, at, submitted_at=at, note="")
    tell_second_people(moved, at=at)
    return moved


@transaction.atomic
def sign(*, proposal_id: UUID, seen: str, by: User, at: datetime) -> Proposal:
    """Sign what was submitted: publish its document and enter the act, all or none.

    ``seen`` is the ``version_of`` that the person looked at.  Raises ``AccessDenied``,
    ``TransitionRefused``, ``Changed``, ``NotFit`` or ``AlreadyEntered``.
    """
    proposal = locked(proposal_id, with_file=True)
    require_way(proposal, Status.SIGNED, by, at)
    if seen != version_of(proposal):
        raise Changed(_("This was changed after you opened it. Read it again before you sign."))
    entered = enter(_event_of(proposal, by), at=at)
    moved = move(
        proposal, Status.SIGNED, by, at, event=entered, closed_by=by, closed_at=at, file=None
    )
    tell_author(moved, by=by, at=at)
    return moved


@transaction.atomic
def send_back(*, proposal_id: UUID, note: str, by: User, at: datetime) -> Proposal:
    """Return what was submitted to its author, with a note; the author may take it back.

    Raises ``AccessDenied`` or ``TransitionRefused``.
    """
    proposal = locked(proposal_id)
    require_way(proposal, Status.DRAFT, by, at)
    moved = move(proposal, Status.DRAFT, by, at, submitted_at=None, note=note[:500])
    tell_author(moved, by=by, at=at)
    return moved


@transaction.atomic
def discard(*, proposal_id: UUID, by: User, at: datetime) -> Proposal:
    """Close an act that will not be entered; its file is not kept.

    Raises ``AccessDenied`` or ``TransitionRefused``.
    """
    proposal = locked(proposal_id)
    require_way(proposal, Status.DISCARDED, by, at)
    moved = move(proposal, Status.DISCARDED, by, at, closed_by=by, closed_at=at, file=None)
    tell_author(moved, by=by, at=at)
    return moved


def version_of(proposal: Proposal) -> str:
    """What tells one submission of an act from the next, after it was sent back and changed."""
    return proposal.submitted_at.isoformat() if proposal.submitted_at else ""


def _event_of(proposal: Proposal, approver: User) -> ParticipationEvent:
    document = publish(
        content=bytes(proposal.file or b""),
        name=proposal.file_name,
        media_type=proposal.file_type,
    )
    return ParticipationEvent(
        jurisdiction=proposal.about,
        acting=proposal.jurisdiction,
        document=document,
        author=proposal.author,
        approver=approver,
        **{name: getattr(proposal, name) for name in CARRIED},
    )
