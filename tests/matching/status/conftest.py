"""A case of Riverton, opened by a confirmed match."""

from portal.jurisdictions.roles import give_role
from portal.training.selectors import missing_of
from portal.training.services import record_completion
from tests.factories import NOON
from tests.kept import kept
from tests.matching.casework import confirmed
from tests.matching.factories import now


@kept
def case(galleries, joined, riverton_police, rosa):
    return confirmed(riverton_police, rosa)


def promote(user, *roles: str):
    """Give somebody roles of the program, trained for each."""
    at = now()
    for role in roles:
        give_role(user=user, role=role, jurisdiction=None, by=None, at=NOON)
        for module in missing_of(user=user, role=role, at=at):
            record_completion(user=user, module=module.key, completed_on=at.date(), by=None, at=at)
    return user
