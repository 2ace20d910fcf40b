"""Drafts of acts: begun, filled in page by page, and given a document, by their author."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.jurisdictions.models import Jurisdiction
from portal.participation.acts import MEANINGS, Act
from portal.participation.documents import LARGEST, TOO_LARGE, NotADocument, examine, safe_name
from portal.participation.entering import NotFit
from portal.participation.models import ParticipationEvent, Particulars, Proposal
from portal.participation.moves import draft_of, note, require_actor, require_fit
from portal.participation.selectors import open_about

ANSWERS = {"concerns_id", *(field.name for field in Particulars._meta.get_fields())}
ONE_OPEN = "proposal_one_open_about_a_place"


class AnotherOpen(Exception):
    """The place has an open act already: ``proposal``."""

    def __init__(self, proposal: Proposal) -> None:
        words = _(
            "%(author)s began an act about %(place)s that is still open. Go on with that one."
        )
        super().__init__(words % {"author": proposal.author, "place": proposal.about})
        self.proposal = proposal


class TooLarge(NotADocument):
    """The file is larger than an instrument may be."""


@transaction.atomic
def begin(
    *,
    acting: Jurisdiction,
    about: Jurisdiction,
    by: User,
    at: datetime,
    act: str = "",
    concerns: ParticipationEvent | None = None,
) -> Proposal:
    """Open a draft of an act of one place about another, or about itself.

    Raises ``AccessDenied``, ``NotFit`` for an act that cannot be entered now, and
    ``AnotherOpen``.
    """
    require_actor(acting, by, at)
    if concerns is not None and concerns.jurisdiction_id != about.pk:
        raise NotFit(_("The act does not fit the entry that it speaks of."))
    proposal = Proposal(
        jurisdiction=acting, about=about, act=act, concerns=concerns, author=by, begun_at=at
    )
    require_fit(proposal)
    try:
        with transaction.atomic():
            proposal.save(force_insert=True)
    except IntegrityError as refusal:
        earlier = open_about(acting, about)
        if ONE_OPEN not in str(refusal) or earlier is None:
            raise
        raise AnotherOpen(earlier) from None
    note("proposal.begun", proposal, by, at, after=proposal.status)
    return proposal


@transaction.atomic
def save_step(
    *, proposal_id: UUID, answers: Mapping[str, object], by: User, at: datetime
) -> Proposal:
    """Keep the answers of one page; an act that changes drops what no longer fits it.

    Raises ``AccessDenied``, ``NotFit`` or ``TransitionRefused``.
    """
    if unknown := set(answers) - ANSWERS:
        raise NotFit(f"There are no answers of the names {', '.join(sorted(unknown))}.")
    proposal = draft_of(proposal_id, by, at)
    for name, answer in answers.items():
        setattr(proposal, name, answer)
    if proposal.act != Act.ADVISORY:
        proposal.city = ""
    if "act" in answers and not _speaks_fitly(proposal):
        proposal.concerns = None
    if {"act", "concerns_id"} & set(answers):
        require_fit(proposal)
    proposal.save(update_fields=sorted({*answers, "city", "concerns_id"}))
    note("proposal.changed", proposal, by, at, detail={"fields": sorted(answers)})
    return proposal


def attach(*, proposal_id: UUID, content: bytes, name: str, by: User, at: datetime) -> Proposal:
    """Keep a document with the draft once it was found to be one.

    Raises ``NotADocument``, ``TooLarge``, ``CheckUnavailable``, ``AccessDenied`` or
    ``TransitionRefused``.
    """
    if len(content) > LARGEST:
        raise TooLarge(str(TOO_LARGE))
    media_type = examine(content)
    with transaction.atomic():
        proposal = draft_of(proposal_id, by, at)
        proposal.file, proposal.file_type = content, media_type
        proposal.file_name = safe_name(name, media_type)
        proposal.file_sha256 = hashlib.sha256(content).hexdigest()
        proposal.save(update_fields=["file", "file_type", "file_name", "file_sha256"])
        note("proposal.attached", proposal, by, at, detail={"sha256": proposal.file_sha256})
    return proposal


def _speaks_fitly(proposal: Proposal) -> bool:
    if proposal.concerns is None or not proposal.act:
        return True
    return proposal.concerns.act in MEANINGS[proposal.act].concerns
