"""Reads: inquiries of the desk and of an agency, and the notes that are public."""

from uuid import UUID

from django.db.models import QuerySet

from portal.accounts.models import User
from portal.jurisdictions.access import jurisdictions_of
from reports.committee.outliers.models import Inquiry, Note, Reply
from reports.committee.outliers.states import ANSWERS
from reports.committee.seats.models import Term
from reports.committee.seats.recusals import hidden_from

Key = tuple[str, str, str, str]


def inquiries(*, term: Term | None, status: str = "") -> QuerySet[Inquiry]:
    """The inquiries from which a member need not keep away, what changed last first.

    Committee scope.  ``term`` is None for whoever only runs the secretariat.
    """
    rows = Inquiry.objects.select_related("jurisdiction", "matter")
    if term is not None:
        rows = rows.exclude(matter__in=hidden_from(term))
    if status:
        rows = rows.filter(status=status)
    return rows.order_by("-changed_at", "pk")


def inquiry_of(inquiry_id: UUID, *, term: Term | None) -> Inquiry | None:
    """One of those; None where the member keeps away from it."""
    rows = inquiries(term=term).select_related("asked_by", "reply", "matter__note")
    return rows.filter(pk=inquiry_id).first()


def taken_up(quarter: str) -> set[Key]:
    """County, indicator, side and group of the flags of a quarter with an inquiry."""
    rows = Inquiry.objects.filter(quarter=quarter)
    return set(rows.values_list("jurisdiction__code", "indicator", "side", "group"))


def inquiries_for(user: User) -> QuerySet[Inquiry]:
    """What the places that a person answers for are asked, the latest first.

    Runs in the places' own scope.  An administrator as such answers for none.
    """
    places = jurisdictions_of(user, ANSWERS)
    rows = Inquiry.objects.filter(jurisdiction__in=places, asked_at__isnull=False)
    return rows.select_related("jurisdiction").order_by("-asked_at", "pk")


def inquiry_for(user: User, inquiry_id: UUID) -> Inquiry | None:
    """One of those; None for one of a place of nobody's."""
    return inquiries_for(user).filter(pk=inquiry_id).first()


def reply_to(inquiry: Inquiry) -> Reply | None:
    """What the agency replied."""
    return Reply.objects.filter(inquiry=inquiry).select_related("written_by").first()


def notes() -> QuerySet[Note]:
    """Every note with its matter, the latest first.  They are public."""
    return Note.objects.select_related("matter__place").order_by("-noted_at", "matter_id")


def note_on(matter_id: UUID) -> Note | None:
    """The note on a matter."""
    return notes().filter(matter=matter_id).first()


def notes_with(quarter: str, *, synthetic: bool) -> list[Note]:
    """The notes that the release of a quarter prints, in the one order of its table."""
    rows = Note.objects.filter(printed_with=quarter, synthetic=synthetic)
    return list(rows.select_related("matter__place"))
