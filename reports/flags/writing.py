"""Writes of words: the papers of whoever examines a flag, and the comment of its place."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from complaints.vault.words import WordsTooLong, fit, one_ending
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import AccessDenied, holds, require
from portal.states import TransitionRefused
from portal.training.services import require_trained_for
from reports.flags.models import (
    LONGEST_COMMENT,
    LONGEST_SECTION,
    LONGEST_STATEMENT,
    Comment,
    Flag,
    Paper,
)
from reports.flags.states import PREPARE, Conclusion, Status

# Whoever answers for a place: its officials and counsel, and those of its state.
ANSWERS = "decide_participation"
WRITABLE = (Status.OPEN, Status.ASKED)
# The texts of a paper, and how long each may be.
TEXTS = {
    **dict.fromkeys(("quality", "mix", "structure", "process"), LONGEST_SECTION),
    **dict.fromkeys(("referral", "statement", "statement_es"), LONGEST_STATEMENT),
}


@transaction.atomic
def write_paper(
    *, flag_id: UUID, conclusion: str = "", by: User, at: datetime, **texts: str
) -> Paper:
    """Write the sections, conclusion and statement anew, whole; what is not given is empty.

    ``texts`` are by the names of ``TEXTS``.  Earlier papers stay.  Runs in the statistics scope.
    Raises ``AccessDenied``, ``TransitionRefused`` once the flag is examined, ``WordsTooLong``,
    and ``ValueError`` for a text or a conclusion that there is not.
    """
    require(by, PREPARE)
    if unknown := set(texts) - set(TEXTS):
        raise ValueError(f"A paper has no {', '.join(sorted(unknown))}.")
    flag = Flag.objects.select_for_update(of=("self",)).filter(pk=flag_id).first()
    if flag is None:
        raise AccessDenied(_("There is no such flag."))
    if flag.status not in WRITABLE:
        raise TransitionRefused(_("The examination is over."))
    paper = Paper(
        jurisdiction_id=flag.jurisdiction_id,
        flag=flag,
        number=Paper.objects.filter(flag=flag).count() + 1,
        conclusion=Conclusion(conclusion) if conclusion else "",
        written_by=by,
        written_at=at,
        **{name: _fitting(name, text) for name, text in texts.items()},
    )
    paper.save(force_insert=True)
    detail: dict[str, object] = {"number": paper.number, "conclusion": paper.conclusion}
    trail.record(event="flag.written", subject=flag, by=by, at=at, detail=detail)
    return paper


@transaction.atomic
def write_comment(*, flag_id: UUID, words: str, by: User, at: datetime) -> Comment:
    """Say something about a flag for its place, in the place of what was said before.

    In time or late, until the flag is signed.  Runs in the place's own scope.  Raises
    ``AccessDenied``, ``TransitionRefused``, ``WordsMissing`` and ``WordsTooLong``.
    """
    text = fit(words, most=LONGEST_COMMENT)
    rows = Flag.objects.select_related("jurisdiction").filter(asked_at__isnull=False)
    flag = rows.filter(pk=flag_id).first()
    if flag is None or not holds(by, ANSWERS, flag.jurisdiction):
        raise AccessDenied(_("No flag of a place that you answer for waits for a comment."))
    require_trained_for(user=by, rights=[ANSWERS], place=flag.jurisdiction, at=at)
    # Waits for whoever signs at the same moment.
    unsigned = Flag.objects.filter(pk=flag.pk).exclude(status=Status.SIGNED)
    if not unsigned.update(commented_at=at):
        raise TransitionRefused(_("The flag was signed: nothing is added to it any more."))
    comment = Comment.objects.create(
        jurisdiction_id=flag.jurisdiction_id,
        flag=flag,
        words=text,
        written_by=by,
        written_at=at,
    )
    trail.record(event="flag.commented", subject=flag, by=by, at=at)
    return comment


def _fitting(name: str, text: str) -> str:
    kept, most = one_ending(text).strip(), TEXTS[name]
    if len(kept) > most:
        raise WordsTooLong(_("Write at most %(most)s characters.") % {"most": most})
    return kept
