"""Answers, revocations and removals at the same moment, each on a connection of its own."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from portal.accounts.models import User
from portal.jurisdictions.access import AccessDenied, may
from portal.jurisdictions.memberships import Membership
from portal.jurisdictions.people.answers import accept, accept_as_newcomer
from portal.jurisdictions.people.errors import AlreadyTaken, InvitationOver
from portal.jurisdictions.people.managers import manages
from portal.jurisdictions.people.services import remove_role, revoke_invitation
from portal.jurisdictions.reaching import reaching
from portal.jurisdictions.roles import give_role, take_role
from tests.factories import NOON
from tests.portal.jurisdictions.invited import newest_token, send

pytestmark = pytest.mark.usefixtures("committed")
REFUSALS = (InvitationOver, AlreadyTaken, AccessDenied)
AGAIN = pytest.mark.parametrize("again", range(3))


def together(*calls) -> list[str]:
    """Make the calls at once; the name of the refusal of each, or "done"."""
    start = threading.Barrier(len(calls))

    def one(call) -> str:
        start.wait()
        try:
            call()
        except REFUSALS as refusal:
            return type(refusal).__name__
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(one, calls))


def memberships(place, **fields) -> list[Membership]:
    with reaching(place):
        return list(Membership.objects.filter(jurisdiction=place, **fields))


def ending(membership, by):
    place = membership.jurisdiction
    return lambda: remove_role(membership_id=membership.pk, jurisdiction=place, by=by, at=NOON)


@AGAIN
def test_of_two_acceptances_of_a_link_one_wins(again, mona, nobody, luca, riverton, now):
    send(riverton, mona, now)
    token = newest_token()

    ends = together(*(lambda by=by: accept(token=token, by=by, at=now) for by in (nobody, luca)))

    assert sorted(ends) == ["InvitationOver", "done"]
    assert len(memberships(riverton, role="CLERK")) == 1


@AGAIN
def test_of_two_newcomers_with_a_link_one_gets_an_account(again, mona, riverton, now):
    send(riverton, mona, now)
    token, password = newest_token(), "a long enough phrase"

    ends = together(
        *(
            lambda name=name: accept_as_newcomer(
                token=token, username=name, password=password, at=now
            )
            for name in ("nora", "noah")
        )
    )

    assert sorted(ends) == ["InvitationOver", "done"]
    assert User.objects.filter(username__in=["nora", "noah"]).count() == 1


@AGAIN
def test_an_invitation_is_accepted_or_revoked(again, mona, nobody, riverton, now):
    invitation = send(riverton, mona, now)
    token = newest_token()

    accepted, revoked = together(
        lambda: accept(token=token, by=nobody, at=now),
        lambda: revoke_invitation(
            invitation_id=invitation.pk, jurisdiction=riverton, by=mona, at=now
        ),
    )

    assert sorted([accepted, revoked]) == ["InvitationOver", "done"]
    assert may(User.objects.get(pk=nobody.pk), "submit_booking", riverton) == (accepted == "done")


@AGAIN
def test_a_role_is_held_or_not_whoever_was_first(again, mona, nobody, riverton, now):
    send(riverton, mona, now)
    token = newest_token()
    give_role(user=nobody, role="CLERK", jurisdiction=riverton, by=mona, at=now)
    [held] = memberships(riverton, user=nobody)

    ends = together(lambda: accept(token=token, by=nobody, at=now), ending(held, mona))

    assert ends == ["done", "done"]
    left = memberships(riverton, user=nobody, taken_at=None)
    assert may(User.objects.get(pk=nobody.pk), "submit_booking", riverton) == bool(left)


@AGAIN
def test_a_role_ends_once(again, mona, stella, rosa, riverton):
    [held] = memberships(riverton, user=rosa)

    ends = together(ending(held, mona), ending(held, stella))

    assert sorted(ends) == ["AlreadyTaken", "done"]


@AGAIN
def test_of_two_managers_who_remove_each_other_one_stays(again, mona, nobody, riverton):
    give_role(user=nobody, role="MANAGER", jurisdiction=riverton, by=mona, at=NOON)
    [of_mona], [of_nobody] = (memberships(riverton, user=user) for user in (mona, nobody))

    ends = together(ending(of_nobody, mona), ending(of_mona, nobody))

    assert sorted(ends) == ["AccessDenied", "done"]
    assert [manages(user, riverton) for user in (mona, nobody)].count(True) == 1


@AGAIN
def test_a_role_given_twice_at_once_is_held_once(again, nobody, riverton):
    act = {"user": nobody, "role": "CLERK", "jurisdiction": riverton, "by": None, "at": NOON}

    ends = together(*[lambda: give_role(**act)] * 4)

    assert ends == ["done"] * 4
    assert len(memberships(riverton, user=nobody)) == 1


@AGAIN
def test_rights_and_history_agree_after_giving_and_taking_at_once(again, nobody, riverton):
    act = {"user": nobody, "role": "CLERK", "jurisdiction": riverton, "by": None, "at": NOON}
    give_role(**act)

    together(*[lambda: take_role(**act), lambda: give_role(**act)] * 2)

    left = memberships(riverton, user=nobody, taken_at=None)
    assert User.objects.get(pk=nobody.pk).groups.exists() == bool(left)
