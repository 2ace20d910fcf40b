"""People with addresses, and a count of requests of the test's own."""

import pytest
from django.core.cache import cache

from portal.accounts.models import User
from portal.jurisdictions.roles import give_role
from tests.factories import NOON
from tests.kept import kept


@pytest.fixture(autouse=True)
def counts(settings):
    """A cache of the test's own, so that nobody else's requests count."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()


@kept
def office(program):
    """Answers for the program."""
    user = User.objects.create_user("office")
    give_role(user=user, role="PROGRAM", jurisdiction=program, by=None, at=NOON)
    return user


@kept
def everybody(otto, gwen, luca, rosa, nobody, chief, office):
    """The cast, each with an address after their name."""
    people = {
        person.username: person for person in (otto, gwen, luca, rosa, nobody, chief, office)
    }
    for name, person in people.items():
        person.email = f"{name}@example.org"
        person.save()
    return people
