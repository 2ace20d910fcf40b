"""What was voided: for supervisors, for statistics, and for the public."""

from collections import Counter
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from matching.searches.models import Candidate
from matching.voiding.models import Taken, Told, Void, WrongfulMatch
from matching.voiding.references import reference_in
from matching.voiding.states import LOOK_WITHIN, VoidStatus
from portal.jurisdictions.models import Jurisdiction
from portal.mail.services import statuses_of


def voids() -> QuerySet[Void]:
    """Every void, the latest first; in casework or oversight."""
    return Void.objects.select_related(
        "jurisdiction", "entry", "voided_by", "looked_by", "candidate__search"
    ).order_by("-voided_at", "-pk")


def void_of(pk: UUID) -> Void | None:
    """One void by its key."""
    return voids().filter(pk=pk).first()


def unlooked(*, at: datetime) -> QuerySet[Void]:
    """The voids that no second supervisor looked at within the time for it, the oldest first."""
    late = Q(status=VoidStatus.UNCONFIRMED, voided_at__lt=at - LOOK_WITHIN)
    return voids().filter(late).order_by("voided_at", "pk")


def told_of(void: Void) -> list[Told]:
    """Who was told of a void, when and how; each with the ``fate`` of its letter, '' for none."""
    rows = list(Told.objects.filter(void=void).select_related("user"))
    fates = statuses_of([row.letter_id for row in rows if row.letter_id])
    for row in rows:
        row.fate = fates.get(row.letter_id, "") if row.letter_id else ""
    return rows


def void_referred_to(typed: str) -> Void | None:
    """The void of which a letter or a message of this reference, however typed, told somebody."""
    return voids().filter(told__reference=reference_in(typed)).first()


def matches() -> QuerySet[Candidate]:
    """What examiners confirmed as matches; of the program's own known pairs none is one."""
    rows = Candidate.objects.filter(conclusion=Candidate.Conclusion.IDENTIFICATION)
    return rows.exclude(jurisdiction__kind=Jurisdiction.Kind.PROGRAM)


def match_of(pk: UUID) -> Candidate | None:
    """A match that can be voided: confirmed by examiners, and not voided before."""
    rows = matches().filter(pk=pk, void=None)
    return rows.select_related("search__booking__jurisdiction", "person").first()


def void_counts(*, since: datetime, before: datetime) -> dict[int, int]:
    """How many matches of each jurisdiction, by its key, were voided in a stretch of time."""
    rows = Void.objects.filter(voided_at__gte=since, voided_at__lt=before)
    return dict(Counter(rows.values_list("jurisdiction_id", flat=True)))


def wrongful_matches() -> QuerySet[WrongfulMatch]:
    """The public register, the latest line first."""
    return WrongfulMatch.objects.order_by("-number")


def step_words(entry: WrongfulMatch) -> list[str]:
    """The steps of a line of the register in the reader's language, in order."""
    return [_(step.label) for step in Taken if step in entry.steps]
