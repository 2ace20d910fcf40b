"""Reads of an addressee: the recommendations to the places that a person answers for."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import Length

from portal.accounts.models import User
from portal.jurisdictions.access import jurisdictions_of, rights_held
from portal.jurisdictions.models import Jurisdiction
from portal.participation.acts import PLACE_RIGHT, PROGRAM_RIGHT
from reports.committee.findings.models import Recommendation, Step
from reports.committee.findings.states import Progress

PROGRAM = Jurisdiction.Kind.PROGRAM


def answers_for_anybody(user: User) -> bool:
    """Whether a person answers for any place, or for the program; one query."""
    return not rights_held(user).isdisjoint({PLACE_RIGHT, PROGRAM_RIGHT})


def recommendations_to(user: User) -> QuerySet[Recommendation]:
    """What was sent to the places that a person answers for, the latest first.

    Runs in the places' own scope.  An administrator as such answers for none.
    """
    places = Q(addressee__in=jurisdictions_of(user, PLACE_RIGHT)) & ~Q(addressee__kind=PROGRAM)
    office = Q(addressee__in=jurisdictions_of(user, PROGRAM_RIGHT), addressee__kind=PROGRAM)
    rows = Recommendation.objects.filter(places | office, transmitted_at__isnull=False)
    rows = rows.select_related("addressee", "response", "superseded_by")
    return rows.order_by("-transmitted_at", Length("reference").desc(), "-reference")


def recommendation_to(user: User, recommendation_id: UUID) -> Recommendation | None:
    """One of those."""
    return recommendations_to(user).filter(pk=recommendation_id).first()


def steps_of(advice: Recommendation) -> QuerySet[Step]:
    """What the addressee undertook, by number."""
    rows = Step.objects.filter(recommendation=advice).select_related("document")
    return rows.defer("document__content").order_by("number")


def open_steps(advice: Recommendation) -> list[Step]:
    """Steps that are not done, of a recommendation that is being carried out."""
    if advice.status != Progress.IMPLEMENTING:
        return []
    return [step for step in steps_of(advice) if step.done_at is None]


def done_steps(advice: Recommendation) -> list[Step]:
    """Steps that wait for the secretariat."""
    if advice.status != Progress.IMPLEMENTING:
        return []
    return [
        step for step in steps_of(advice) if step.done_at is not None and step.verified_at is None
    ]
