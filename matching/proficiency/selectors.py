"""What is known of the examiners: to oversight by pseudonym, to the public in numbers."""

from dataclasses import dataclass
from uuid import UUID

from matching.proficiency.intervals import Proportion
from matching.proficiency.models import ErrorFigures, KnownPair
from matching.proficiency.rates import Tally, tally_of
from matching.review.models import Verdict


@dataclass(frozen=True)
class Measured:
    """One examiner by pseudonym, and what the known pairs say."""

    pseudonym: UUID
    tally: Tally
    rates: dict[str, Proportion]


def tallies() -> dict[UUID, Tally]:
    """The tally of each examiner by pseudonym; under oversight, which alone reads the answers."""
    answers: dict[UUID, list[tuple[bool, str]]] = {}
    same = dict(KnownPair.objects.values_list("candidate_id", "same"))
    rows = Verdict.objects.filter(candidate__in=same).exclude(conclusion="")
    for pseudonym, candidate, conclusion in rows.values_list(
        "examiner__pseudonym", "candidate", "conclusion"
    ):
        answers.setdefault(pseudonym, []).append((same[candidate], conclusion))
    return {pseudonym: tally_of(given) for pseudonym, given in answers.items()}


def measured() -> list[Measured]:
    """Every examiner who saw a known pair, most pairs first; under oversight."""
    found = sorted(tallies().items(), key=lambda row: (-row[1].pairs, row[0]))
    return [Measured(pseudonym, tally, tally.rates()) for pseudonym, tally in found]


def known_pairs() -> int:
    """How many known pairs were seeded; under oversight."""
    return KnownPair.objects.count()


def latest_figures() -> ErrorFigures | None:
    """What was published last, for everybody."""
    return ErrorFigures.objects.order_by("-day").first()
