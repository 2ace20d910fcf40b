"""Measure the examiners, and publish what may be said of them."""

from datetime import datetime

from django.db import IntegrityError, transaction

from matching.proficiency.models import ErrorFigures
from matching.proficiency.rates import figures_of
from matching.proficiency.selectors import tallies
from portal.audit import trail
from portal.jurisdictions import scope


def publish_once_a_day(*, at: datetime) -> ErrorFigures:
    """The day's figures: computed now, or those that were published before.

    Call it outside a scope: it reads the answers under oversight and keeps numbers alone.
    """
    with scope.within(scope.oversight(who="system", why="publish examiners' error rates")):
        earlier = ErrorFigures.objects.filter(day=at.date()).first()
        if earlier:
            return earlier
        figures = figures_of(list(tallies().values()))
        try:
            with transaction.atomic():
                made = ErrorFigures.objects.create(day=at.date(), computed_at=at, figures=figures)
        except IntegrityError:
            return ErrorFigures.objects.get(day=at.date())
        trail.record(event="error_rates.published", subject=made, by=None, at=at)
        return made
