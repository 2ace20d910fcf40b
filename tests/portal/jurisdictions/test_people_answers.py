"""An invitation is answered once, in time, and while its sender manages the place."""

import itertools

import pytest
from django.db import ProgrammingError
from hypothesis import given
from hypothesis import strategies as st

from portal.accounts.models import User
from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from portal.jurisdictions.access import may
from portal.jurisdictions.invitations import LIFECYCLE, Invitation, InvitationStatus
from portal.jurisdictions.people.answers import accept, accept_as_newcomer, open_invitation
from portal.jurisdictions.people.errors import (
    InvitationOver,
    NameTaken,
    NoSuchInvitation,
    OwnInvitation,
)
from portal.jurisdictions.people.links import place_of
from portal.jurisdictions.people.services import move_invitation, revoke_invitation
from portal.jurisdictions.reaching import reaching
from portal.jurisdictions.roles import take_role
from tests.portal.jurisdictions.invited import ADDRESS, newest_token, send

PASSWORD = "a long enough phrase"


@pytest.fixture
def invitation(mona, riverton, now):
    return send(riverton, mona, now)


@pytest.fixture
def token(invitation) -> str:
    return newest_token()


def test_an_account_that_is_there_gets_the_role(token, nobody, riverton, now):
    accept(token=token, by=nobody, at=now)

    assert may(User.objects.get(pk=nobody.pk), "submit_booking", riverton)


def test_a_newcomer_gets_an_account_and_the_role(token, riverton, now):
    accept_as_newcomer(token=token, username="nora", password=PASSWORD, at=now)

    nora = User.objects.get(username="nora")
    assert nora.email == ADDRESS
    assert nora.check_password(PASSWORD)
    assert (nora.is_staff, nora.is_superuser) == (False, False)
    assert may(nora, "submit_booking", riverton)


def test_the_history_says_who_gave_the_role(token, nobody, mona, riverton, now):
    accept(token=token, by=nobody, at=now)

    with scope.within(scope.oversight(who="a test", why="to read")):
        given, accepted = list(AuditEvent.objects.order_by("pk"))[-2:]
    assert (given.event, given.actor) == ("role.given", f"user:{mona.pseudonym}")
    assert (accepted.event, accepted.actor) == (
        "invitation.accepted", f"user:{nobody.pseudonym}",
    )  # fmt: skip


def test_a_link_works_once(token, nobody, gwen, now):
    accept(token=token, by=nobody, at=now)

    with pytest.raises(InvitationOver, match="accepted before"):
        accept(token=token, by=gwen, at=now)


def test_a_link_ends_after_a_week(token, invitation, nobody):
    with pytest.raises(InvitationOver, match="more than a week old"):
        accept(token=token, by=nobody, at=invitation.expires_at)


def test_a_revoked_link_opens_nothing(token, invitation, mona, nobody, riverton, now):
    revoke_invitation(invitation_id=invitation.pk, jurisdiction=riverton, by=mona, at=now)

    with pytest.raises(InvitationOver, match="revoked"):
        accept(token=token, by=nobody, at=now)


def test_the_links_of_a_removed_manager_open_nothing(token, mona, nobody, riverton, now):
    take_role(user=mona, role="MANAGER", jurisdiction=riverton, by=None, at=now)

    with pytest.raises(InvitationOver, match="revoked"):
        accept(token=token, by=nobody, at=now)


def test_nobody_accepts_their_own_invitation(token, mona, riverton, now):
    with pytest.raises(OwnInvitation):
        accept(token=token, by=mona, at=now)

    assert not may(User.objects.get(pk=mona.pk), "submit_booking", riverton)
    assert open_invitation(token, at=now)


def test_a_taken_name_leaves_the_invitation_open(token, rosa, now):
    with pytest.raises(NameTaken):
        accept_as_newcomer(token=token, username="rosa", password=PASSWORD, at=now)

    assert open_invitation(token, at=now)


def test_whoever_holds_the_role_already_accepts_in_peace(token, rosa, riverton, now):
    accept(token=token, by=rosa, at=now)

    with pytest.raises(InvitationOver):
        open_invitation(token, at=now)


def test_an_answer_leaves_no_place_open(token, nobody, now):
    accept(token=token, by=nobody, at=now)

    with pytest.raises(ProgrammingError, match="permission denied"):
        Invitation.objects.exists()


def test_a_refused_answer_leaves_no_place_open(token, mona, now):
    with pytest.raises(OwnInvitation):
        accept(token=token, by=mona, at=now)

    with pytest.raises(ProgrammingError, match="permission denied"):
        Invitation.objects.exists()


def near_misses(token):
    place, _, secret = token.partition(".")
    yield from ("", ".", place, f"{place}.", secret, f".{secret}", f"39902.{secret}")
    yield from (f"39.{secret}", f"99999.{secret}", f"{token}x", token[:-1], token.swapcase())
    yield from (f"{place}.\0", f"{place}.\xe9", f"{place}.{'x' * 200}")


def test_no_other_link_leads_to_it(token, lakeside, now):
    for other in near_misses(token):
        with pytest.raises(NoSuchInvitation):
            open_invitation(other, at=now)


@given(st.text())
def test_no_text_names_a_place_without_a_dot(text):
    assert place_of(text.replace(".", "")) is None


def test_the_table_names_every_state():
    assert set(LIFECYCLE.ways) == set(InvitationStatus)


@pytest.mark.parametrize(
    ("source", "target"),
    list(
        itertools.product(InvitationStatus, [InvitationStatus.ACCEPTED, InvitationStatus.REVOKED])
    ),
)
def test_an_invitation_moves_by_the_table_alone(source, target, invitation, mona, nobody, now):
    at = invitation.expires_at if source == InvitationStatus.EXPIRED else now
    with reaching(invitation.jurisdiction):
        if source in (InvitationStatus.ACCEPTED, InvitationStatus.REVOKED):
            move_invitation(invitation, source, by=nobody, at=now)

        if target in LIFECYCLE.ways[source]:
            move_invitation(invitation, target, by=nobody, at=at)
            assert invitation.status_at(at) == target
        else:
            with pytest.raises(InvitationOver):
                move_invitation(invitation, target, by=nobody, at=at)
