"""What the page of one detainer shows its agency."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from matching.casework.durations import in_days_and_hours
from matching.custody.visible import DRAWN_FROM, places_read_by
from matching.detainers.forms import Ask
from matching.detainers.grounds import Ground
from matching.detainers.models import Answer, Detainer, Receipt, Service, Step
from matching.detainers.sealed import note_of, proof_of
from matching.holds.models import CustodyEnd, HoldClock
from matching.status.claims import elapsed_of
from matching.status.models import Claim, Conviction
from portal.accounts.models import User


@dataclass(frozen=True)
class Event:
    """One line of the timeline; ``state`` is done, waiting, stopped or failed."""

    title: str
    at: datetime
    detail: str = ""
    state: str = "done"


def detainer_visible_to(user: User, pk: UUID) -> Detainer | None:
    """One issued detainer of a person's places, with its booking and officer."""
    rows = Detainer.objects.filter(pk=pk, issued_at__isnull=False)
    rows = rows.filter(jurisdiction__in=places_read_by(user))
    return rows.select_related(*DRAWN_FROM, "issued_by").first()


def detainers_of_booking(booking_id: UUID, user: User) -> list[Detainer]:
    """The issued detainers of a booking, for whoever may read them; the oldest first."""
    rows = Detainer.objects.filter(booking=booking_id, issued_at__isnull=False)
    rows = rows.filter(jurisdiction__in=places_read_by(user))
    return list(rows.defer("code").order_by("issued_at", "pk"))


def answers_to(detainer: Detainer) -> list[Answer]:
    """Every answer, the latest first: that one stands."""
    linked = ("answered_by", "policy", "condition", "state_policy", "state_condition")
    rows = Answer.objects.filter(detainer=detainer).select_related(*linked)
    return list(rows.order_by("-answered_at", "-pk"))


def claims_about(detainer: Detainer) -> list[Claim]:
    """The claims about the person of the booking; not in which words."""
    rows = Claim.objects.filter(booking=detainer.booking_id).defer("words", "reason")
    return list(rows.order_by("received_at", "pk"))


def timeline_of(
    detainer: Detainer, *, answers: list[Answer], claims: list[Claim], at: datetime
) -> list[Event]:
    """Every event of a detainer that its agency may know, the first one first; six queries.

    ``answers`` and ``claims`` are those of the detainer, which its page has read.
    """
    events = [
        *_steps(detainer),
        *_papers(detainer),
        *_answers(answers),
        *_claims(claims, at),
        *_custody(detainer),
    ]
    return sorted(events, key=lambda event: event.at)


def _steps(detainer: Detainer) -> Iterator[Event]:
    for step in Step.objects.filter(detainer=detainer).select_related("taken_by"):
        who = str(step.taken_by) if step.taken_by else _("The clock")
        note = note_of(step)
        yield Event(
            _(step.get_target_display()),
            step.taken_at,
            f"{who}. {note}" if note else f"{who}.",
            "stopped" if step.target in ("CANCELLED", "LIFTED", "DECLINED") else "done",
        )


def _papers(detainer: Detainer) -> Iterator[Event]:
    for service in Service.objects.filter(detainer=detainer).select_related("served_by"):
        words = {"on": _(service.get_on_display()), "means": _(service.get_means_display())}
        title = _("Served on: %(on)s. %(means)s") % words
        yield Event(title, service.served_at, f"{service.served_by}. {proof_of(service)}")
    receipts = Receipt.objects.filter(detainer=detainer).select_related("acknowledged_by")
    for receipt in receipts:
        title, who = _("Acknowledged by the agency"), f"{receipt.acknowledged_by}."
        yield Event(title, receipt.acknowledged_at, who)


def _answers(answers: list[Answer]) -> Iterator[Event]:
    for given in answers:
        why = [one.words for one in (given.condition, given.state_condition) if one]
        title = _("Answered: %(choice)s") % {"choice": _(given.get_choice_display())}
        yield Event(title, given.answered_at, " ".join([f"{given.answered_by}.", *why]))


def _claims(claims: list[Claim], at: datetime) -> Iterator[Event]:
    for claim in claims:
        what = {"what": _(claim.get_kind_display())}
        elapsed = {"elapsed": in_days_and_hours(elapsed_of(claim, at))}
        title = _("Claim: %(what)s") % what
        if claim.decided_at:
            yield Event(title, claim.received_at)
            decided = _(claim.get_outcome_display())
            after = _("After %(elapsed)s.") % elapsed
            yield Event(f"{title}: {decided}", claim.decided_at, after)
        else:
            waits = _("Undecided for %(elapsed)s. Nothing goes on but release.") % elapsed
            yield Event(title, claim.received_at, waits, "stopped")


def _custody(detainer: Detainer) -> Iterator[Event]:
    booking = detainer.booking_id
    on_charges = Conviction.objects.filter(booking=booking, charge__isnull=False)
    for conviction in on_charges.select_related("charge", "recorded_by"):
        title = _("Conviction recorded: %(charge)s") % {"charge": conviction.charge}
        taken_back = _("Taken back since.") if conviction.retracted_at else ""
        yield Event(title, conviction.recorded_at, f"{conviction.recorded_by}. {taken_back}")
    for clock in HoldClock.objects.filter(booking=booking):
        yield Event(_("Release was due: the 48 hours start"), clock.started_at)
        if clock.over_at:
            why = _(clock.get_over_because_display())
            yield Event(
                _("Nothing holds the person any more"), clock.over_at, f"{why}.", "stopped"
            )
    for end in CustodyEnd.objects.filter(booking=booking).select_related("reported_by"):
        yield Event(_(end.get_kind_display()), end.ended_at, f"{end.reported_by}.")


def requests_of(detainer: Detainer) -> list[str]:
    """What is asked of the agency, in words."""
    return [_(Ask(one).label) for one in detainer.requests]


def ground_of(detainer: Detainer) -> str:
    """The ground that the officer marked, in words; '' where the form has none."""
    return _(Ground(detainer.ground).label) if detainer.ground else ""
