"""How long a completion is good: as long as it says, unless a newer edition cuts it short."""

from datetime import date
from typing import Any

from django.db.models import DateField, F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, Least

from portal.training.models import Completion, Edition


def lasting(rows: QuerySet[Completion], *, on: date) -> QuerySet[Any]:
    """Those completions that last through a day, with the ``last_day`` of each."""
    return dated(rows).filter(ends_on__gte=on)


def dated(rows: QuerySet[Completion]) -> QuerySet[Any]:
    """Completions with the ``last_day`` of each.

    An edition may have a day by which everybody takes the module again: nothing that was
    completed in an older one, or in none that is known, is good after it.
    """
    newer = Edition.objects.filter(
        module=OuterRef("module"), number__gt=OuterRef("of_edition"), retake_by__isnull=False
    ).order_by("retake_by")
    known = Coalesce(F("edition__number"), 0, output_field=IntegerField())
    cut = Subquery(newer.values("retake_by")[:1], output_field=DateField())
    # LEAST of PostgreSQL passes over what is NULL.
    return rows.annotate(of_edition=known).annotate(ends_on=Least("valid_until", cut))
