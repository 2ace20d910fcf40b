"""What became of a booking, in words: its state, its timeline, its outcomes."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from matching.bookings.models import Booking, Print
from matching.galleries.models import GalleryName
from matching.positions import FINGERS
from matching.searches.models import Candidate, Search
from portal.jurisdictions.clock import in_words
from portal.leases import JobStatus

Conclusion = Candidate.Conclusion
STEP_OF: dict[str, str] = {
    JobStatus.QUEUED: "waiting",
    JobStatus.RUNNING: "waiting",
    JobStatus.DONE: "done",
    JobStatus.FAILED: "failed",
    JobStatus.WITHHELD: "stopped",
}


class State(TextChoices):
    """Where a booking stands: a code for software, words for people."""

    READING = "READING", "Reading prints"
    SEARCHING = "SEARCHING", "Searching"
    REVIEW = "REVIEW", "In review"
    COMPLETE = "COMPLETE", "Complete"
    ERROR = "ERROR", "Error"


@dataclass(frozen=True)
class Step:
    """One line of the timeline; ``state`` is done, waiting, stopped or failed."""

    title: str
    state: str
    at: datetime | None = None
    detail: str = ""


@dataclass(frozen=True)
class Outcome:
    """What the jurisdiction learns of one search; ``number`` names an identified person."""

    gallery: str
    result: str
    number: str = ""
    at: datetime | None = None

    def __str__(self) -> str:
        return f"{self.gallery}: {self.result} {self.number}".strip()


def state_of(booking: Booking) -> State:
    """Where a booking stands."""
    if booking.reading.status == JobStatus.FAILED:
        return State.ERROR
    if booking.reading.is_open:
        return State.READING
    searches = list(booking.searches.all())
    if any(search.status == JobStatus.FAILED for search in searches):
        return State.ERROR
    if any(search.is_open for search in searches):
        return State.SEARCHING
    if any(_undecided(search) for search in searches):
        return State.REVIEW
    return State.COMPLETE


def timeline_of(booking: Booking) -> list[Step]:
    """Every step a booking took and the one it waits for, in order."""
    steps = [
        Step(_("Booked"), "done", booking.booked_at),
        Step(_("Received"), "done", booking.received_at, _(booking.get_source_display())),
        Step(
            _("Policy stamp"),
            "done",
            booking.stamped_at,
            _(booking.get_flow_display()),
        ),
        Step(
            _("Prints read"),
            STEP_OF[booking.reading.status],
            booking.reading.finished_at,
            _(booking.reading.problem),
        ),
    ]
    for search in sorted(booking.searches.all(), key=lambda s: s.gallery):
        steps += _steps_of(search)
    if withholding := getattr(booking, "withholding", None):
        detail = _withheld_words(booking)
        steps.append(
            Step(_("Immigration search withheld"), "stopped", withholding.withheld_at, detail)
        )
    return steps


def outcomes_of(booking: Booking) -> list[Outcome]:
    """The outcome of each search that was released, and of the one that was withheld."""
    found = [_outcome(search) for search in booking.searches.all() if search.released_at]
    if getattr(booking, "withholding", None):
        name = _(GalleryName.IMMIGRATION.label)
        words = _withheld_words(booking)
        found.append(Outcome(name, words, at=booking.withholding.withheld_at))
    return sorted(found, key=lambda outcome: outcome.gallery)


def prints_of(booking: Booking) -> list[dict[str, object]]:
    """The fingers of a booking for its page."""
    return [
        {
            "position": row.position,
            "position_label": FINGERS[row.position],
            "condition": _(row.get_condition_display()),
            "quality": row.quality,
            "problem": row.problem,
            "has_image": row.image is not None,
        }
        for row in Print.objects.filter(booking=booking)
    ]


def _steps_of(search: Search) -> list[Step]:
    gallery = _(search.get_gallery_display())
    if search.status == JobStatus.WITHHELD:
        return []
    detail = _(search.problem)
    if search.status == JobStatus.DONE and search.released_at is None:
        detail = _("The answer is not released.")
    steps = [
        Step(
            _("%(gallery)s search") % {"gallery": gallery},
            STEP_OF[search.status],
            search.finished_at,
            detail if not _undecided(search) else "",
        )
    ]
    if _undecided(search):
        steps.append(Step(_("%(gallery)s review") % {"gallery": gallery}, "waiting"))
    elif search.released_at:
        outcome = _outcome(search)
        words = f"{outcome.result} {outcome.number}".strip()
        steps.append(
            Step(_("%(gallery)s answer") % {"gallery": gallery}, "done", outcome.at, words)
        )
    return steps + _voids_of(search)


def _voids_of(search: Search) -> list[Step]:
    """A line for each match of a search that was taken back."""
    own = {candidate.pk for candidate in search.candidates.all()}
    return [
        Step(
            _("%(gallery)s match voided") % {"gallery": _(search.get_gallery_display())},
            "stopped",
            void.voided_at,
            _("The person booked is not the person on file."),
        )
        for void in search.booking.voids.all()
        if void.candidate_id in own
    ]


def _undecided(search: Search) -> bool:
    return any(candidate.conclusion == "" for candidate in search.candidates.all())


def _outcome(search: Search) -> Outcome:
    gallery, at = _(search.get_gallery_display()), search.released_at
    candidates = list(search.candidates.all())
    voided = {void.candidate_id: void for void in search.booking.voids.all()}
    for candidate in candidates:
        if candidate.conclusion == Conclusion.IDENTIFICATION and candidate.pk not in voided:
            words = _("Identified by two examiners:")
            return Outcome(gallery, words, candidate.person.number, at)
    if taken_back := [voided[c.pk].voided_at for c in candidates if c.pk in voided]:
        words = _("Voided: the match was wrong, and nothing may rest on it.")
        return Outcome(gallery, words, at=max(taken_back))
    if any(candidate.conclusion == Conclusion.INCONCLUSIVE for candidate in candidates):
        return Outcome(gallery, _("Inconclusive"), at=at)
    return Outcome(gallery, _("No match"), at=at)


def _withheld_words(booking: Booking) -> str:
    event = booking.withholding.event
    if event is None:
        return _("%(place)s has not joined the program.") % {"place": booking.jurisdiction}
    return _("%(reason)s By: %(instrument)s of %(authority)s, in effect from %(when)s.") % {
        "reason": _("%(place)s does not take part.") % {"place": event.jurisdiction},
        "instrument": _(event.get_instrument_display()),
        "authority": event.authority,
        "when": in_words(booking.jurisdiction, event.effective_at),
    }
