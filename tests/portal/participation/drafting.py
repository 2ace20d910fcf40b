"""Acts on their way in a given state, made through the services."""

from datetime import UTC, datetime

from portal.jurisdictions import scope
from portal.participation import drafts, proposals
from portal.participation.models import Proposal
from tests.portal.participation.files import pdf

PAPER = {
    "instrument": "RESOLUTION",
    "authority": "the board of supervisors",
    "reason": "The board resolved so.",
}


def now() -> datetime:
    return datetime.now(tz=UTC)


def within(place):
    return scope.within(scope.tenant([place.pk]))


def draft(about, by, act="OPT_OUT", *, acting=None, concerns=None, **answers) -> Proposal:
    """A complete draft of an act."""
    acting = acting or about
    with within(acting):
        proposal = drafts.begin(
            acting=acting, about=about, by=by, at=now(), act=act, concerns=concerns
        )
        given = {**PAPER, **answers}
        drafts.save_step(proposal_id=proposal.pk, answers=given, by=by, at=now())
        drafts.attach(proposal_id=proposal.pk, content=pdf(), name="r.pdf", by=by, at=now())
        return found(proposal)


def submitted(about, by, act="OPT_OUT", **options) -> Proposal:
    """An act that waits for the second signature."""
    proposal = draft(about, by, act, **options)
    with within(proposal.jurisdiction):
        return proposals.submit(proposal_id=proposal.pk, by=by, at=now())


def signed(about, by, approver, act="OPT_OUT", **options) -> Proposal:
    """An act that was signed and entered."""
    return sign(submitted(about, by, act, **options), approver)


def sign(proposal: Proposal, by) -> Proposal:
    """Sign what waits, as it is now."""
    seen = proposals.version_of(proposal)
    with within(proposal.jurisdiction):
        return proposals.sign(proposal_id=proposal.pk, seen=seen, by=by, at=now())


def found(proposal: Proposal) -> Proposal:
    """The act as the database has it; call it in its place's scope."""
    rows = Proposal.objects.select_related("jurisdiction", "about", "author", "event")
    return rows.get(pk=proposal.pk)


def reread(proposal: Proposal) -> Proposal:
    """The act as the database has it."""
    with within(proposal.jurisdiction):
        return found(proposal)
