"""A case of Riverton, opened by a confirmed match."""

from portal.accounts.models import User
from tests.kept import kept
from tests.matching.casework import confirmed


@kept
def case(galleries, joined, riverton_police, rosa):
    return confirmed(riverton_police, rosa)


@kept
def deputy(database) -> User:
    """Administers the portal beside the chief."""
    return User.objects.create_superuser("deputy")
