"""How an act on its way is locked, moved from state to state, and by whom."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import AccessDenied, holds
from portal.jurisdictions.models import Jurisdiction
from portal.participation.entering import NotFit
from portal.participation.models import Proposal
from portal.participation.selectors import acts_open_to, entries_for, right_of
from portal.participation.states import LIFECYCLE, ProposalStatus
from portal.states import TransitionRefused
from portal.training.services import require_trained_for

Status = ProposalStatus


def locked(proposal_id: UUID, *, with_file: bool = False) -> Proposal:
    """The act, held until the transaction ends: of two people who decide at once, one waits."""
    rows = Proposal.objects.select_related("jurisdiction", "about", "author")
    rows = rows.select_for_update(of=("self",))
    return (rows if with_file else rows.defer("file")).get(pk=proposal_id)


def draft_of(proposal_id: UUID, by: User, at: datetime) -> Proposal:
    """The draft, locked for its author to change.

    Raises ``AccessDenied`` or ``TransitionRefused``.
    """
    proposal = locked(proposal_id)
    require_actor(proposal.jurisdiction, by, at)
    if proposal.author_id != by.pk:
        raise AccessDenied(_("Only the author changes a draft."))
    if proposal.status != Status.DRAFT:
        raise TransitionRefused(where_it_stands(proposal))
    return proposal


def require_actor(place: Jurisdiction, by: User, at: datetime) -> None:
    """Refuse a person without the right to act for a place, or untrained for the role.

    Raises ``AccessDenied`` and ``Untrained``.
    """
    right = right_of(place)
    if not holds(by, right, place):
        words = _("You do not have the right to act for %(place)s.")
        raise AccessDenied(words % {"place": place})
    require_trained_for(user=by, rights=[right], place=place, at=at)


def require_way(proposal: Proposal, target: str, by: User, at: datetime) -> None:
    """Refuse a way that is not in the table, or a person who may not take it."""
    require_actor(proposal.jurisdiction, by, at)
    try:
        who = LIFECYCLE.permission_for(source=proposal.status, target=target)
    except TransitionRefused:
        raise TransitionRefused(where_it_stands(proposal)) from None
    role = "author" if proposal.author_id == by.pk else "second person"
    if role not in who:
        words = {
            "author": _("Only the author does this."),
            "second person": _("Nobody signs an act of their own. A second person does."),
        }
        raise AccessDenied(words[who])


def where_it_stands(proposal: Proposal) -> str:
    """Why an act in its state cannot be moved as was asked."""
    words = {
        Status.DRAFT: _("This is a draft: it was not submitted, or was sent back."),
        Status.SUBMITTED: _("This waits for a second signature. Take it back to change it."),
        Status.SIGNED: _("Somebody signed this already. It is entered."),
        Status.DISCARDED: _("Somebody discarded this."),
    }
    return words[Status(proposal.status)]


def move(proposal: Proposal, target: str, by: User, at: datetime, /, **fields: object) -> Proposal:
    """Set the state of a locked act, and what goes with it, and write the trail."""
    before, proposal.status = proposal.status, target
    for name, value in fields.items():
        setattr(proposal, name, value)
    proposal.save(update_fields=["status", *fields])
    note(f"proposal.{target.lower()}", proposal, by, at, before=before, after=target)
    return proposal


def require_fit(proposal: Proposal) -> None:
    """Refuse an act that cannot be entered now, or that speaks of an entry it does not fit."""
    acting, about = proposal.jurisdiction, proposal.about
    if proposal.act and proposal.act not in acts_open_to(acting=acting, about=about):
        raise NotFit(_("This act cannot be entered here now."))
    if proposal.act and proposal.concerns_id is not None:
        entries = entries_for(proposal.act, about=about, acting=acting)
        if not entries.filter(pk=proposal.concerns_id).exists():
            raise NotFit(_("The act does not fit the entry that it speaks of."))


def require_time(proposal: Proposal, at: datetime) -> None:
    """Refuse an effective time that the act, as it is marked, cannot have any more."""
    if proposal.effective_at is None:
        if proposal.retroactive:
            raise NotFit(_("A retroactive act names the time from which it holds."))
    elif proposal.retroactive and proposal.effective_at > at:
        raise NotFit(_("A retroactive act takes effect in the past; this one is still to come."))
    elif not proposal.retroactive and proposal.effective_at < at:
        raise NotFit(
            _("The effective time has passed. Choose a later one, or mark the act as retroactive.")
        )


def note(
    event: str,
    proposal: Proposal,
    by: User,
    at: datetime,
    *,
    before: str = "",
    after: str = "",
    detail: dict[str, object] | None = None,
) -> None:
    """Write one line of the trail about an act on its way."""
    trail.record(
        event=event, subject=proposal, by=by, at=at, before=before, after=after, detail=detail
    )
