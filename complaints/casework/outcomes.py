"""How a complaint can end, and what it can have found by then."""

from django.db import models

from complaints.states import Status


class Outcome(models.TextChoices):
    """What is told to whoever complained."""

    NO_JURISDICTION = "NO_JURISDICTION", "Not ours to look into"
    INSUFFICIENT = "INSUFFICIENT", "Too little is known"
    REFERRED = "REFERRED", "Handed to another body"
    PATTERN_REVIEW = "PATTERN_REVIEW", "Made part of the review of a pattern"
    SUBSTANTIATED = "SUBSTANTIATED", "Substantiated"
    NOT_SUBSTANTIATED = "NOT_SUBSTANTIATED", "Not substantiated"
    INCONCLUSIVE = "INCONCLUSIVE", "Inconclusive"
    RECOMMENDATION = "RECOMMENDATION", "A recommendation was issued"


_AT_INTAKE = (Outcome.NO_JURISDICTION, Outcome.INSUFFICIENT, Outcome.PATTERN_REVIEW)
_FOUND = (Outcome.SUBSTANTIATED, Outcome.NOT_SUBSTANTIATED, Outcome.INCONCLUSIVE)
# By the state that is left: nobody finds what was not looked into.
OUTCOMES_FROM: dict[str, tuple[Outcome, ...]] = {
    Status.CONSENT_PENDING: (Outcome.INSUFFICIENT,),
    Status.INTAKE_REVIEW: _AT_INTAKE,
    Status.REFERRED: (Outcome.REFERRED,),
    Status.FINDINGS: _FOUND,
    Status.AGENCY_RESPONSE: (Outcome.RECOMMENDATION, *_FOUND),
    Status.REOPENED: tuple(Outcome),
}
