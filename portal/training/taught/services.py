"""Take a course here: answers in, a grade out, and a completion in the register if it passes."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.audit import trail
from portal.constraints import is_new
from portal.training.courses.content import Course
from portal.training.courses.grading import Grade, Unanswered, grade
from portal.training.errors import AlreadyRecorded, NotCompleted
from portal.training.models import Completion, Edition, Way
from portal.training.services import ONCE_A_DAY, months_after
from portal.training.taught.refusals import EditionChanged, PrerequisiteMissing
from portal.training.taught.selectors import entry_of, lacks_prerequisite, passed_on


@dataclass(frozen=True)
class Taken:
    """What came of it: the grade, and what stands in the register if it was passed."""

    grade: Grade
    completion: Completion | None


@transaction.atomic
def take_course(
    *,
    key: str,
    edition: int,
    answers: Sequence[Collection[int]],
    language: str,
    by: User,
    at: datetime,
) -> Taken:
    """Grade a person's answers to a course's questions, and record that it was passed.

    What was completed on this day already stays as it is, so sending twice records once.
    Raises ``NotCompleted``, ``EditionChanged``, ``PrerequisiteMissing`` and ``Unanswered``.
    """
    course, out = _open(key, edition, by, at)
    try:
        marked = grade(course.text_in(language).questions, answers)
    except Unanswered:
        raise Unanswered(_("Answer every question.")) from None
    detail = {"module": key, "edition": edition, "score": marked.score}
    if marked.score < out.pass_mark:
        trail.record(event="training.failed", subject=out, by=by, at=at, detail=detail)
        return Taken(marked, None)
    completion = passed_on(by, out.module, on=at.date())
    if completion is None:
        spoken = course.text_in(language).language
        completion = _keep(out, score=marked.score, language=spoken, by=by, at=at)
        trail.record(event="training.passed", subject=completion, by=by, at=at, detail=detail)
    return Taken(marked, completion)


def _open(key: str, edition: int, by: User, at: datetime) -> tuple[Course, Edition]:
    """The course and the edition that is out, if the person may take it now."""
    entry = entry_of(key, on=at.date())
    if entry is None or entry.course is None or entry.edition is None:
        raise NotCompleted(_("There is no such module to take here."))
    if entry.edition.number != edition:
        raise EditionChanged(_("A new edition came out meanwhile. Read it and answer again."))
    if lacks_prerequisite(by, entry.module, at=at):
        first = _(entry.module.prerequisite.title) if entry.module.prerequisite else ""
        raise PrerequisiteMissing(_("Complete this course first: %(title)s.") % {"title": first})
    return entry.course, entry.edition


def _keep(edition: Edition, *, score: int, language: str, by: User, at: datetime) -> Completion:
    """Record it; where the same person was faster in another window, what that one recorded."""
    day = at.date()
    completion = Completion(
        module=edition.module,
        edition=edition,
        user=by,
        way=Way.HERE,
        language=language,
        score=score,
        completed_on=day,
        valid_until=months_after(day, edition.module.months),
        recorded_by=by,
        recorded_at=at,
    )
    if is_new(completion, constraint=ONCE_A_DAY):
        return completion
    found = passed_on(by, edition.module, on=day)
    if found is None:
        raise AlreadyRecorded(_("This completion was taken back meanwhile. Send it again."))
    return found
