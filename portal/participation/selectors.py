"""What a person sees of acts on their way, and the entries that an act may speak of."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.expressions import NegatedExpression
from django.utils.translation import gettext as _
from guardian.shortcuts import get_objects_for_user

from portal.accounts.models import User
from portal.jurisdictions.access import AccessDenied, holds
from portal.jurisdictions.models import Jurisdiction
from portal.participation.acts import MEANINGS, PLACE_RIGHT, PROGRAM_RIGHT, REQUESTS, Act
from portal.participation.models import ParticipationEvent, Proposal
from portal.participation.states import ProposalStatus

Kind = Jurisdiction.Kind
OPEN = (ProposalStatus.DRAFT, ProposalStatus.SUBMITTED)
ENDERS = [act for act, meaning in MEANINGS.items() if meaning.ends]
# A question keeps a request waiting; these settle it.
SETTLED = (Act.ACCEPTANCE, Act.DISPUTE, Act.OVERRIDE)


def right_of(acting: Jurisdiction) -> str:
    """The right with which a person acts for a place, or for the program."""
    return PROGRAM_RIGHT if acting.kind == Kind.PROGRAM else PLACE_RIGHT


def places_of(user: User) -> QuerySet[Jurisdiction]:
    """The places for which a person may act by a role held there, the program's included."""
    rights = [f"jurisdictions.{right}" for right in (PLACE_RIGHT, PROGRAM_RIGHT)]
    held: QuerySet[Jurisdiction] = get_objects_for_user(
        user,
        rights,
        klass=Jurisdiction,
        any_perm=True,
        with_superuser=False,
        accept_global_perms=False,
    )
    return held.order_by("kind", "name")


def acting_for(user: User, about: Jurisdiction) -> Jurisdiction:
    """For whom a person would act about a place: the place itself, or else the program."""
    if about.kind != Kind.PROGRAM and holds(user, PLACE_RIGHT, about):
        return about
    program = Jurisdiction.objects.filter(kind=Kind.PROGRAM).first()
    if program is None or not holds(user, PROGRAM_RIGHT, program):
        words = _("You do not have the right to act for %(place)s.")
        raise AccessDenied(words % {"place": about})
    return program


def place_with(code: str) -> Jurisdiction | None:
    """A place of the program by its code."""
    return Jurisdiction.objects.select_related("parent__parent").filter(code=code).first()


def proposals_visible_to(user: User) -> QuerySet[Proposal]:
    """The acts on their way of the places for which a person may act; without their files."""
    rows = Proposal.objects.visible_to(user, PLACE_RIGHT)
    rows |= Proposal.objects.visible_to(user, PROGRAM_RIGHT)
    linked = ("jurisdiction", "about__parent__parent", "author", "closed_by", "concerns", "event")
    return rows.select_related(*linked).defer("file").order_by("-begun_at")


def proposal_visible_to(user: User, pk: UUID) -> Proposal | None:
    """One act on its way, if the person may see it."""
    return proposals_visible_to(user).filter(pk=pk).first()


def open_proposals(user: User) -> QuerySet[Proposal]:
    """The drafts, and what waits for a signature."""
    return proposals_visible_to(user).filter(status__in=OPEN)


def open_about(acting: Jurisdiction, about: Jurisdiction) -> Proposal | None:
    """The one open act of a place about another, or about itself."""
    rows = Proposal.objects.filter(jurisdiction=acting, about=about, status__in=OPEN)
    return rows.select_related("author", "about").defer("file").first()


def file_of(proposal: Proposal) -> bytes:
    """The attached document as it was handed in; empty without one."""
    content = Proposal.objects.values_list("file", flat=True).get(pk=proposal.pk)
    return bytes(content or b"")


def stands() -> NegatedExpression:
    """The condition that nothing ends an entry, now or later."""
    return ~Exists(_standing_answers(ENDERS))


def entries_still_standing(about: Jurisdiction) -> QuerySet[ParticipationEvent]:
    """The entries of a place that nothing ends."""
    rows = ParticipationEvent.objects.filter(stands(), jurisdiction=about)
    return rows.select_related("jurisdiction")


def entries_for(
    act: str, *, about: Jurisdiction, acting: Jurisdiction
) -> QuerySet[ParticipationEvent]:
    """The entries of which an act may speak, the newest first; an undo, of those of its own."""
    rows = entries_still_standing(about).filter(act__in=MEANINGS[act].concerns)
    if act == Act.UNDO:
        rows = rows.filter(acting=acting)
    return rows.order_by("-effective_at", "-pk")


def acts_open_to(*, acting: Jurisdiction, about: Jurisdiction) -> list[str]:
    """The acts that may be entered now, in the order of the table; a city advises a county."""
    standing = list(entries_still_standing(about).values_list("act", "acting"))
    right, found = right_of(acting), []
    for act, meaning in MEANINGS.items():
        speaks = [
            spoken
            for spoken, by in standing
            if spoken in meaning.concerns and (act != Act.UNDO or by == acting.pk)
        ]
        fits = act != Act.ADVISORY or about.kind == Kind.COUNTY
        if right in meaning.rights and fits and (speaks or not meaning.concerns):
            found.append(str(act))
    return found


def requests_waiting() -> QuerySet[ParticipationEvent]:
    """The latest request of each place that the program has not settled, the oldest first."""
    asked = ParticipationEvent.objects.filter(stands(), act__in=REQUESTS)
    later = asked.filter(
        jurisdiction=OuterRef("jurisdiction"), received_at__gt=OuterRef("received_at")
    )
    settled = _standing_answers(SETTLED)
    rows = asked.filter(~Exists(later), ~Exists(settled)).select_related("jurisdiction")
    return rows.order_by("received_at", "pk")


def recent_entries(user: User, *, since: datetime) -> QuerySet[ParticipationEvent]:
    """What was entered for a person's own places since an instant, or is still to come."""
    own = places_of(user)
    rows = ParticipationEvent.objects.filter(acting__in=own)
    rows = rows.filter(entered_at__gte=since) | rows.filter(effective_at__gte=since)
    rows = rows.annotate(stands=stands()).select_related("jurisdiction", "acting")
    return rows.order_by("-effective_at", "-pk")


def _standing_answers(acts: Iterable[str]) -> QuerySet[ParticipationEvent]:
    """The entries of certain acts that speak of the outer one and were not undone."""
    undone = ParticipationEvent.objects.filter(concerns=OuterRef("pk"), act=Act.UNDO)
    rows = ParticipationEvent.objects.filter(concerns=OuterRef("pk"), act__in=list(acts))
    return rows.filter(~Exists(undone))
