"""Nobody decides on participation untrained: neither who writes an act, nor who signs it."""

from importlib import import_module

import pytest
from django.db import transaction

from portal.accounts.models import User
from portal.jurisdictions import scope
from portal.jurisdictions.roles import give_role
from portal.training.errors import Untrained
from tests.factories import NOON, trained
from tests.kept import kept
from tests.portal.participation.desk import at_desk
from tests.portal.participation.drafting import now, submitted
from tests.portal.participation.gated import GATED, PLACE, World


@kept
def world(riverton, otto) -> World:
    return World(riverton, submitted(riverton, otto).pk)


def newcomer(role, place) -> User:
    user = User.objects.create_user(f"new-{role.lower()}")
    give_role(user=user, role=role, jurisdiction=place, by=None, at=NOON)
    return user


def what_comes(world, name, by) -> type[Exception] | None:
    module, _dot, write = name.rpartition(".")
    act, (_roles, given) = getattr(import_module(module), write), GATED[name]
    try:
        with scope.within(scope.tenant([world.place.pk])), transaction.atomic():
            act(**given(world), by=by, at=now())
            raise LookupError
    except LookupError:
        return None
    except Exception as refusal:
        return type(refusal)


@pytest.mark.parametrize("role", PLACE)
def test_every_act_asks_for_training(world, role):
    user = newcomer(role, world.place)

    before = {name: what_comes(world, name, user) for name in GATED}
    after = {name: what_comes(world, name, trained(user)) for name in GATED}

    assert set(before.values()) == {Untrained}
    assert Untrained not in after.values()


def test_an_official_of_the_state_is_asked_too(world, ohio):
    user = newcomer("OFFICIAL", ohio)

    assert what_comes(world, "portal.participation.drafts.begin", user) is Untrained


def test_the_programs_office_is_asked_for_none(riverton, program, nobody):
    give_role(user=nobody, role="PROGRAM", jurisdiction=program, by=None, at=NOON)

    assert submitted(riverton, nobody, "ACTIVATION", acting=program).author == nobody


def test_the_page_names_what_is_missing_and_leads_there(riverton):
    browser = at_desk(newcomer("COUNSEL", riverton))

    answer = browser.post("/participation/new/39901/", {"act": "OPT_OUT"}, follow=True)

    assert answer.status_code == 403
    assert 'href="/training/courses/participation/"' in answer.content.decode()
    assert 'href="/training/courses/introduction/"' in answer.content.decode()
