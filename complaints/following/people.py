"""Reads: who is behind a complaint, without a name."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from complaints.following.models import IdentityOpening
from complaints.following.opening import needs_glass
from complaints.models import Complaint, Party


@dataclass(frozen=True)
class Person:
    """Somebody behind a complaint, as those who work on it may see them."""

    pk: UUID
    title: str
    is_filer: bool
    relation: str
    consent: str
    has_name: bool
    needs_glass: bool
    follows_it: bool
    opened: int


def people_of(complaint: Complaint) -> list[Person]:
    """Whoever filed first, then each affected person under a number."""
    rows = complaint.parties.order_by("-kind", "id").prefetch_related("openings")
    return [_person(row, number) for number, row in enumerate(rows)]


def person_of(party: Party) -> Person:
    """Somebody behind a complaint; raises ``StopIteration`` for nobody of it."""
    return next(one for one in people_of(party.complaint) if one.pk == party.pk)


def party_of(party_id: UUID) -> Party | None:
    """Somebody behind a complaint by their id."""
    return Party.objects.select_related("complaint").filter(pk=party_id).first()


def opening_of(opening_id: UUID) -> IdentityOpening | None:
    """What was asked for, by its id."""
    return IdentityOpening.objects.filter(pk=opening_id, breaks_glass=True).first()


def asked_for(party_id: UUID) -> list[IdentityOpening]:
    """What was asked for to open a name without consent and not opened yet, the latest first."""
    rows = IdentityOpening.objects.filter(party_id=party_id, breaks_glass=True, opened_at=None)
    return list(rows.select_related("asked_by").order_by("-asked_at", "id"))


def _person(row: Party, number: int) -> Person:
    is_filer = row.kind == Party.Kind.FILER
    title = _("Whoever filed") if is_filer else _("Affected person %(n)s") % {"n": number}
    return Person(
        pk=row.pk,
        title=title,
        is_filer=is_filer,
        relation=row.get_relation_display(),
        consent=row.get_consent_display(),
        has_name=row.identity is not None,
        needs_glass=needs_glass(row),
        follows_it=row.follows_it,
        opened=sum(one.opened_at is not None for one in row.openings.all()),
    )
