"""Who else comes to meetings."""

from portal.accounts.models import User
from tests.conftest import person
from tests.kept import kept


@kept
def irma(database) -> User:
    """Holds the role of a member, to be an alternate."""
    return person("irma", ("MEMBER", None))
