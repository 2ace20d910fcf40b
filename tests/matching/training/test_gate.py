"""Nobody acts untrained in a gated role: one walk over every write of the domain, by name."""

from datetime import timedelta
from importlib import import_module
from uuid import uuid4

from matching.detainers.policies import propose_policy
from matching.holds.models import Overdue
from matching.holds.overdue import note_overdue
from matching.holds.services import report_release_due
from matching.status.claims import make_claim
from matching.status.models import Conviction, Query
from matching.views.refusals import REFUSALS
from portal.accounts.models import User
from portal.jurisdictions.access import AccessDenied
from portal.jurisdictions.role_table import ROLES as ROLE_TABLE
from portal.jurisdictions.roles import give_role
from portal.training.errors import Untrained
from portal.training.models import GATED as GATED_ROLES
from tests.complaints.training.gated import FREE as COMPLAINTS_FREE
from tests.complaints.training.gated import GATED as COMPLAINTS
from tests.factories import NOON, trained
from tests.kept import kept
from tests.matching.casework import casework, confirmed
from tests.matching.detainers.steps import convicted, drafted, issued, ready
from tests.matching.factories import now, within
from tests.matching.notice.papers import paper
from tests.matching.training.gated import FREE, GATED, World, policy_of
from tests.matching.training.writes import writes
from tests.matching.voiding.steps import match_in_criminal, voided
from tests.portal.participation.gated import FREE as PARTICIPATION_FREE
from tests.portal.participation.gated import GATED as PARTICIPATION
from tests.reports.committee.rounds.gated import FREE as REVIEWS_FREE
from tests.reports.committee.rounds.gated import GATED as REVIEWS
from tests.reports.gated import FREE as REPLIES_FREE
from tests.reports.gated import GATED as REPLIES

ROLES = {role for roles, _given in GATED.values() for role in roles}


def test_every_write_asks_for_training_or_says_why_not():
    asking = [*GATED, *COMPLAINTS, *PARTICIPATION, *REVIEWS, *REPLIES]
    others = [*FREE, *COMPLAINTS_FREE, *PARTICIPATION_FREE, *REVIEWS_FREE, *REPLIES_FREE]

    assert sorted(writes()) == sorted(asking + others)


def test_the_walk_has_writes_of_every_gated_role():
    walked = [*GATED.values(), *COMPLAINTS.values(), *PARTICIPATION.values(), *REVIEWS.values()]

    assert {role for roles, _given in walked for role in roles} == set(GATED_ROLES)


@kept
def overdue(riverton_police, rosa, omar, jack) -> Overdue:
    made = paper(riverton_police, rosa, omar, booked_at=now() - timedelta(days=20))
    due = {"detainer_id": made.detainer_id, "at_instant": now() - timedelta(days=15)}
    with within(riverton_police.jurisdiction):
        clock = report_release_due(**due, by=jack, at=now())
        note_overdue(clock=clock, at=now())
        return Overdue.objects.get(clock=clock)


@kept
def world(
    galleries, joined, riverton_police, rosa, sara, omar, jack, susan, overdue, otto
) -> World:
    case = ready(riverton_police, rosa, sara, omar)
    detainer = issued(case, omar, "DEC2011")
    convicted(detainer, jack)
    place, booking = riverton_police.jurisdiction, case.booking
    said = {"kind": "VICTIM", "claimant": "FAMILY", "words": ""}
    with within(place):
        claim = make_claim(booking_id=booking.pk, **said, by=None, at=now())
        charge = booking.charges.get().pk
    void = voided(match_in_criminal(riverton_police, rosa).pk, susan)
    draft = drafted(ready(riverton_police, rosa, sara, omar), omar, "DEC2011")
    open_case = confirmed(riverton_police, rosa)
    with within(place):
        policy = propose_policy(**policy_of(place), by=otto, at=now())
    with casework():
        query, conviction = Query.objects.get(case=case), Conviction.objects.get(booking=booking)
    return World(
        place=place, booking=booking.pk, charge=charge, candidate=case.candidate_id,
        case=case.pk, open_case=open_case.pk, query=query.pk, decision=detainer.decision_id,
        conviction=conviction.pk, claim=claim.pk, detainer=detainer, draft=draft.pk,
        overdue=overdue.pk, void=void.pk, verdict=uuid4(), policy=policy.pk,
    )  # fmt: skip


def what_comes(world: World, name: str, role: str, by: User) -> type[Exception] | None:
    """Which refusal comes of a write by somebody in a role; None where it is done."""
    module, _dot, write = name.rpartition(".")
    act, (_roles, given) = getattr(import_module(module), write), GATED[name]
    try:
        with world.rows_for(role):
            act(**given(world), by=by, at=now())
    except REFUSALS as refusal:
        return type(refusal)
    return None


def newcomer(role: str, world: World) -> User:
    """Somebody in a role since now, untrained."""
    user = User.objects.create_user(f"new-{role.lower()}")
    place = None if ROLE_TABLE[role].everywhere else world.place
    give_role(user=user, role=role, jurisdiction=place, by=None, at=NOON)
    return user


def test_whoever_is_untrained_is_refused_by_every_write_and_let_through_once_trained(world):
    people = {role: newcomer(role, world) for role in ROLES}
    walk = [(name, role) for name, (roles, _given) in GATED.items() for role in roles]

    before = {(n, role): what_comes(world, n, role, people[role]) for n, role in walk}
    for user in people.values():
        trained(user)
    after = {(n, role): what_comes(world, n, role, people[role]) for n, role in walk}

    assert {key for key, came in before.items() if came is not Untrained} == set()
    assert {key: came for key, came in after.items() if came in (Untrained, AccessDenied)} == {}
