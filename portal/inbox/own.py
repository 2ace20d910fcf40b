"""A person's own rows for one step of code that runs in no scope."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from portal.accounts.models import User


@contextmanager
def rows_of(user: User) -> Iterator[None]:
    """Open what is this person's alone until the step ends.

    What is read in it is fetched in it: a query that is run later finds nothing.
    """
    with transaction.atomic():
        _name(str(int(user.pk)))
        yield
        _name("")


def _name(person: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL portal.person = '{person}'")
