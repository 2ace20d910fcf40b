"""The one way to add to the list of participation events."""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from portal.audit import trail
from portal.constraints import constraint_of
from portal.jurisdictions.access import AccessDenied, holds
from portal.jurisdictions.models import Jurisdiction
from portal.participation.acts import MEANINGS, PLACE_RIGHT, PROGRAM_RIGHT
from portal.participation.models import ParticipationEvent

Kind = Jurisdiction.Kind


class NotFit(Exception):
    """The act cannot be entered as it stands; the message says why."""


class AlreadyEntered(Exception):
    """Another entry came first; the message says which."""


REFUSALS: dict[str, tuple[type[Exception], str]] = {
    "participation_two_people": (NotFit, "Nobody approves an act of their own."),
    "participation_one_entry_at_an_instant": (
        AlreadyEntered,
        "There is an entry about the same instant already.",
    ),
    "participation_ended_once": (AlreadyEntered, "That entry is at an end already."),
    "participation_speaks_of_another_entry": (
        NotFit,
        "The act does not fit the entry that it speaks of.",
    ),
    "participation_a_place_speaks_for_itself": (NotFit, "A place speaks for itself alone."),
    "participation_advice_names_its_city": (
        NotFit,
        "An advisory act, and no other, names its city.",
    ),
    "participation_names_instrument_and_authority": (
        NotFit,
        "An act names its instrument and its authority.",
    ),
}


def enter(event: ParticipationEvent, *, at: datetime) -> ParticipationEvent:
    """Add an act, with its author and its approver set; return it as the database keeps it.

    It waits for the searches under way in every place that it reaches, then takes effect.
    Without an effective time it takes effect at once.  Raises ``AccessDenied``, ``NotFit`` or
    ``AlreadyEntered``.
    """
    event.effective_at = event.effective_at or at
    event.received_at = event.received_at or at
    if event.acting_id is None:
        event.acting = event.jurisdiction
    _require_rights(event)
    _require_sense(event, at)
    try:
        with transaction.atomic():
            event.save(force_insert=True)
            event.refresh_from_db()
            _note([event], at)
    except IntegrityError as refusal:
        raise _in_words(refusal) from None
    return event


@transaction.atomic
def enter_history(
    events: Sequence[ParticipationEvent], *, at: datetime
) -> list[ParticipationEvent]:
    """Add acts of the past as they are known, all or none; administrators alone may.

    Raises as ``enter`` does.
    """
    for event in events:
        if not event.retroactive:
            raise NotFit("History is entered as retroactive.")
    for person in {person for event in events for person in (event.author, event.approver)}:
        if not (person.is_superuser and person.is_active):
            raise AccessDenied("Only administrators enter history.")
    try:
        with transaction.atomic():
            made = ParticipationEvent.objects.bulk_create(events)
    except IntegrityError as refusal:
        raise _in_words(refusal) from None
    rows = ParticipationEvent.objects.filter(pk__in=[event.pk for event in made])
    kept = list(rows.select_related("author", "approver"))
    _note(kept, at)
    return kept


def digest_of(event: ParticipationEvent) -> str:
    """The SHA-256 of everything that an entry says, which its line in the trail repeats."""
    said = {field.attname: getattr(event, field.attname) for field in event._meta.concrete_fields}
    text = json.dumps(said, default=_plain, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def rights_to(act: str) -> tuple[str, ...]:
    """The rights of which a person must hold one, in the place that acts, to enter an act."""
    return MEANINGS[act].rights


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _require_rights(event: ParticipationEvent) -> None:
    needed = PROGRAM_RIGHT if event.acting.kind == Kind.PROGRAM else PLACE_RIGHT
    if needed not in rights_to(event.act):
        raise AccessDenied(f"{event.acting} does not enter such acts.")
    for person in (event.author, event.approver):
        if not holds(person, needed, event.acting):
            raise AccessDenied(f"This needs the right to act for {event.acting}.")


def _require_sense(event: ParticipationEvent, at: datetime) -> None:
    if event.author_id == event.approver_id:
        raise NotFit("Nobody approves an act of their own.")
    if event.retroactive and event.effective_at > at:
        raise NotFit("A retroactive act takes effect in the past; this one is still to come.")
    if not event.retroactive and event.effective_at < at:
        raise NotFit(
            "The effective time has passed. Choose a later one, or mark the act as retroactive."
        )


def _in_words(refusal: IntegrityError) -> Exception:
    name = constraint_of(refusal)
    if name not in REFUSALS:
        return refusal
    kind, words = REFUSALS[name]
    return kind(words)


def _note(events: Sequence[ParticipationEvent], at: datetime) -> None:
    for event in events:
        trail.record(
            event="participation.entered",
            subject=event,
            by=event.approver,
            at=at,
            after=event.act,
            detail={"digest": digest_of(event), "author": trail.actor_of(event.author)},
        )
