"""Riverton's newcomers, who are trained in nothing."""

from portal.accounts.models import User
from portal.jurisdictions import scope
from portal.jurisdictions.roles import give_role
from tests.factories import NOON
from tests.matching.factories import now


def newcomer(place, name, role="CUSTODY", email="") -> User:
    user = User.objects.create_user(name, email)
    give_role(user=user, role=role, jurisdiction=place, by=None, at=NOON)
    return user


def there(place, call, /, **given):
    """A call in the scope of a place, now."""
    with scope.within(scope.tenant([place.pk])):
        return call(at=now(), **given)
