"""Which rule of the database a write broke."""

from django.db import IntegrityError, models, transaction


def constraint_of(error: IntegrityError) -> str:
    """The name of the constraint that a row broke, '' where the database names none."""
    diagnosis = getattr(error.__cause__, "diag", None)
    return getattr(diagnosis, "constraint_name", None) or ""


def is_new(row: models.Model, *, constraint: str) -> bool:
    """Insert a row; False where the unique constraint of this name holds one like it.

    The transaction under way goes on.  Any other rule that the row breaks is raised.
    """
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        if constraint_of(error) != constraint:
            raise
        return False
    return True
