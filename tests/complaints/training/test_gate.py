"""Nobody works on complaints untrained: one walk over every write about them, by name."""

from importlib import import_module

import pytest
from django.db import transaction

from complaints.asking.services import ask_place
from complaints.casework.assigning import assign, recuse
from complaints.redaction.services import mark_words
from complaints.referrals.bodies import make_body
from complaints.referrals.models import Referral
from complaints.routing.teams import make_team
from portal.accounts.models import User
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from portal.jurisdictions.roles import give_role
from portal.training.errors import Untrained
from tests.complaints.following.people import filed
from tests.complaints.training.gated import GATED, PLACE, WORDS, World, later
from tests.factories import NOON, trained
from tests.kept import kept
from tests.matching.factories import now

ROLES = ("INTAKE", "INVESTIGATOR", "DIRECTOR", *PLACE)


def within(call, **given):
    with scope.within(scope.complaints()):
        return call(**given, at=now())


@kept
def world(riverton, dora, ingrid) -> World:
    made = filed(riverton)
    on_it = {"complaint_id": made.complaint.pk, "by": dora}
    within(assign, investigator=ingrid, **on_it)
    body = within(make_body, name="Inspector", kind="INSPECTOR", reach=WORDS, by=dora)
    (mark, *_rest) = within(mark_words, reason="NAME", typed="brother", **on_it)
    with scope.within(scope.complaints()):
        referral = Referral.objects.create(
            jurisdiction=riverton, complaint=made.complaint, body=body, reference="R-1",
            package=b"sealed", picked=["words"], sent_by=dora, sent_at=now(),
        )  # fmt: skip
    return World(
        place=riverton, complaint=made.as_it_is(), party=made.filer.pk, other=ingrid,
        team=within(make_team, name="South", by=dora), body=body,
        question=within(ask_place, words=WORDS, until=later(), **on_it).pk,
        mark=mark.pk, referral=referral.pk,
    )  # fmt: skip


def newcomer(role: str, world: World) -> User:
    """Somebody in a role since now, untrained."""
    user = User.objects.create_user(f"new-{role.lower()}")
    place = world.place if role in PLACE else None
    give_role(user=user, role=role, jurisdiction=place, by=None, at=NOON)
    return user


def what_comes(world: World, name: str, role: str, by: User) -> type[Exception] | None:
    """What a write by somebody in a role raises; None where it is done.  Nothing is left of it."""
    module, _dot, write = name.rpartition(".")
    act, (_roles, given) = getattr(import_module(module), write), GATED[name]
    rows = scope.tenant([world.place.pk]) if role in PLACE else scope.complaints()
    try:
        with scope.within(rows), transaction.atomic():
            act(**given(world), by=by, at=now())
            raise LookupError
    except LookupError:
        return None
    except Exception as refusal:
        return type(refusal)


def test_who_works_on_complaints_is_refused_untrained_and_let_through_once_trained(world):
    people = {role: newcomer(role, world) for role in ROLES}
    walk = [(name, role) for name, (roles, _given) in GATED.items() for role in roles]

    before = {(n, role): what_comes(world, n, role, people[role]) for n, role in walk}
    for user in people.values():
        trained(user)
    after = {(n, role): what_comes(world, n, role, people[role]) for n, role in walk}

    assert {key: came for key, came in before.items() if came is not Untrained} == {}
    assert {key: came for key, came in after.items() if came is Untrained} == {}


def test_whoever_must_keep_away_says_so_untrained(world):
    ida = newcomer("INVESTIGATOR", world)

    kept_away = within(recuse, complaint_id=world.complaint.pk, user=ida, by=ida)

    assert kept_away.user == ida


def test_an_administrator_as_such_is_not_asked_but_refused(world, chief):
    with pytest.raises(AccessDenied) as refusal:
        within(assign, complaint_id=world.complaint.pk, investigator=chief, by=chief)

    assert not isinstance(refusal.value, Untrained)


def test_whoever_complains_is_asked_for_nothing(riverton):
    assert filed(riverton).complaint.number
