"""Writes: spans of what was told are left out for the public, or read again."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from complaints.casework.hands import lock_complaint, require_hand
from complaints.redaction.finding import occurrences
from complaints.redaction.models import Lift, Mark
from complaints.redaction.passages import Passage, passages_of
from complaints.redaction.refusals import NothingToMark, NotMarked
from complaints.redaction.selectors import marks_of
from complaints.states import INVESTIGATE, SUPERVISE
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions import scope
from portal.jurisdictions.reaching import stepping_into

# A passage, and from which of its characters up to which.
Place = tuple[str, int, int]
# Whose rights let them leave words out.
MARKS = (INVESTIGATE, SUPERVISE)


def mark_words(
    *,
    complaint_id: UUID,
    reason: str,
    typed: str = "",
    chosen: Iterable[Place] = (),
    by: User,
    at: datetime,
) -> Sequence[Mark]:
    """Leave out typed words wherever they stand in a complaint, and chosen spans.

    For investigators and supervisors.  What was told, its number and its counts stay as they
    are.  Raises ``AccessDenied``, ``NothingToMark`` and ``KeyDestroyed``.
    """
    with stepping_into(scope.complaints()):
        complaint = lock_complaint(complaint_id)
        require_hand(complaint, by, *MARKS, at=at)
        passages = passages_of(complaint)
        present = {(one.passage, one.begins, one.ends) for one in marks_of(complaint)}
        wanted = {*_standing(passages, typed), *_within(passages, chosen)} - present
        if not wanted:
            raise NothingToMark(_("These words are not there, or are left out already."))
        made = [
            Mark(
                jurisdiction_id=complaint.jurisdiction_id,
                complaint=complaint,
                passage=passage,
                begins=start,
                ends=end,
                reason=Mark.Reason(reason),
                marked_by=by,
                marked_at=at,
            )
            for passage, start, end in sorted(wanted)
        ]
        Mark.objects.bulk_create(made)
        detail: dict[str, object] = {"reason": reason, "spans": len(made)}
        trail.record(event="complaint.redacted", subject=complaint, by=by, at=at, detail=detail)
    return made


def lift_mark(*, mark_id: UUID, by: User, at: datetime) -> Lift:
    """Take a mark back; both stay on record.

    For investigators and supervisors.  Raises ``AccessDenied``, ``NotMarked`` and
    ``KeyDestroyed``.
    """
    with stepping_into(scope.complaints()):
        mark = Mark.objects.filter(pk=mark_id).first()
        if mark is None:
            raise NotMarked(_("There is no such mark."))
        complaint = lock_complaint(mark.complaint_id)
        require_hand(complaint, by, *MARKS, at=at)
        if Lift.objects.filter(mark=mark).exists():
            raise NotMarked(_("This mark was taken back before."))
        made = Lift.objects.create(
            jurisdiction_id=mark.jurisdiction_id, mark=mark, lifted_by=by, lifted_at=at
        )
        detail: dict[str, object] = {"reason": mark.reason}
        trail.record(event="complaint.unredacted", subject=complaint, by=by, at=at, detail=detail)
    return made


def _standing(passages: Iterable[Passage], typed: str) -> Iterator[Place]:
    for passage in passages:
        for start, end in occurrences(passage.words, typed):
            yield passage.key, start, end


def _within(passages: Iterable[Passage], chosen: Iterable[Place]) -> Iterator[Place]:
    """The chosen spans that lie in a passage; what was chosen of another is nothing."""
    length = {passage.key: len(passage.words) for passage in passages}
    for key, start, end in chosen:
        if 0 <= start < end <= length.get(key, 0):
            yield key, start, end
