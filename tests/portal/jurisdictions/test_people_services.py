"""Managers invite, revoke and remove in their own places alone."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied, may
from portal.jurisdictions.invitations import LIFETIME, Invitation, InvitationStatus
from portal.jurisdictions.memberships import Membership
from portal.jurisdictions.people.errors import (
    AlreadyInvited,
    AlreadyTaken,
    InvitationOver,
    LastRole,
    NoSuchInvitation,
    NoSuchMembership,
    NotGiven,
)
from portal.jurisdictions.people.links import address_of
from portal.jurisdictions.people.managers import manages, places_managed_by, roles_to_give
from portal.jurisdictions.people.services import invite, remove_role, revoke_invitation
from portal.jurisdictions.reaching import reaching
from portal.jurisdictions.role_table import ROLES
from portal.jurisdictions.roles import give_role
from portal.mail.models import Letter
from portal.mail.services import NotPostable, letters_to
from tests.factories import NOON
from tests.portal.jurisdictions.invited import ADDRESS, link_to, newest_token, send

LOCAL = {"OFFICIAL", "COUNSEL", "CLERK", "CUSTODY", "READER", "MANAGER"}
# Whose people each manages.
MANAGED = {
    "mona": {"39901"},
    "lars": {"39902"},
    "stella": {"39", "39901", "39902"},
    "petra": {"US"},
    **{name: set() for name in ("otto", "gwen", "rosa", "iris", "olga", "nobody", "chief")},
}


def held(user, place, role):
    with reaching(place):
        return Membership.objects.get(user=user, jurisdiction=place, role=role)


def remove(membership, by, at=NOON):
    place = membership.jurisdiction
    return remove_role(membership_id=membership.pk, jurisdiction=place, by=by, at=at)


def revoke(invitation, by, at=NOON):
    place = invitation.jurisdiction
    return revoke_invitation(invitation_id=invitation.pk, jurisdiction=place, by=by, at=at)


def trail(event):
    with scope.within(scope.oversight(who="a test", why="to read")):
        return list(AuditEvent.objects.filter(event=event).values())


@pytest.mark.parametrize("name", MANAGED)
def test_whose_people_each_manages(name, riverton, lakeside, request):
    user = request.getfixturevalue(name)
    places = {place.code: place for place in (riverton.parent.parent, riverton.parent, riverton)}

    assert {place.code for place in places_managed_by(user)} == MANAGED[name]
    assert {code for code, place in places.items() if manages(user, place)} == (
        MANAGED[name] & set(places)
    )


def test_no_manager_gives_a_role_held_everywhere_or_the_programs(program, ohio, riverton):
    assert {role.name for role in roles_to_give(riverton)} == LOCAL
    assert {role.name for role in roles_to_give(ohio)} == LOCAL
    assert {role.name for role in roles_to_give(program)} == {"PROGRAM", "MANAGER"}


def test_a_place_that_is_not_listed_has_no_people_to_manage(mona, riverton):
    riverton.listed = False
    riverton.save()

    assert not places_managed_by(mona).exists()


def test_an_invitation_goes_out_by_letter(mona, riverton, now):
    invitation = send(riverton, mona, now)

    [letter] = letters_to(ADDRESS)
    assert letter.subject == "Invitation to the oversight portal"
    assert newest_token().startswith("39901.")
    assert (invitation.expires_at - now, address_of(invitation)) == (LIFETIME, ADDRESS)


def test_neither_link_nor_address_lies_in_the_row(mona, riverton, now):
    invitation = send(riverton, mona, now)

    with reaching(riverton):
        row = str(Invitation.objects.filter(pk=invitation.pk).values().get())
    assert newest_token() not in row
    assert newest_token().partition(".")[2] not in row
    assert "newcomer" not in row


@pytest.mark.parametrize("name", [name for name in MANAGED if "39901" not in MANAGED[name]])
def test_nobody_invites_to_the_place_of_others(name, riverton, lakeside, now, request):
    with pytest.raises(AccessDenied, match="You do not manage the people of Riverton"):
        send(riverton, request.getfixturevalue(name), now)

    assert not Letter.objects.exists()


@pytest.mark.parametrize("role", [*sorted(set(ROLES) - LOCAL), "KING", ""])
def test_nobody_is_invited_to_a_role_that_is_not_the_places_to_give(role, mona, riverton, now):
    with pytest.raises(NotGiven):
        send(riverton, mona, now, role=role)


def test_a_state_manager_invites_to_a_county(stella, riverton, now):
    assert send(riverton, stella, now).jurisdiction == riverton


def test_an_address_is_invited_to_a_role_once(mona, riverton, now):
    send(riverton, mona, now)

    with pytest.raises(AlreadyInvited):
        send(riverton, mona, now, address=ADDRESS.upper())


def test_an_address_is_invited_anew_once_the_first_invitation_is_over(mona, riverton, now):
    revoke(send(riverton, mona, now), mona, now)
    second = send(riverton, mona, now)
    third = send(riverton, mona, second.expires_at)

    assert third.status_at(second.expires_at) == InvitationStatus.OPEN


def test_a_bad_address_is_invited_to_nothing(mona, riverton, now):
    with pytest.raises(NotPostable):
        send(riverton, mona, now, address="rosa")

    with reaching(riverton):
        assert not Invitation.objects.exists()


def test_an_invitation_is_revoked_by_any_manager_of_the_place(mona, stella, riverton, now):
    revoked = revoke(send(riverton, mona, now), stella, now)

    assert revoked.status_at(now) == InvitationStatus.REVOKED
    assert revoked.revoked_by == stella


def test_no_invitation_is_revoked_twice(mona, riverton, now):
    invitation = send(riverton, mona, now)
    revoke(invitation, mona, now)

    with pytest.raises(InvitationOver, match="was revoked"):
        revoke(invitation, mona, now)


def test_an_old_invitation_is_over_without_revoking(mona, riverton, now):
    invitation = send(riverton, mona, now)

    with pytest.raises(InvitationOver, match="more than a week old"):
        revoke(invitation, mona, invitation.expires_at)


def test_nobody_revokes_for_others(mona, lars, riverton, lakeside, now):
    invitation = send(riverton, mona, now)

    with pytest.raises(AccessDenied):
        revoke(invitation, lars, now)
    with pytest.raises(NoSuchInvitation):
        revoke_invitation(invitation_id=invitation.pk, jurisdiction=lakeside, by=lars, at=now)


def test_a_role_is_ended_and_stays_in_the_history(mona, rosa, riverton):
    ended = remove(held(rosa, riverton, "CLERK"), mona, NOON + timedelta(days=1))

    assert (ended.taken_by, ended.taken_at) == (mona, NOON + timedelta(days=1))
    assert not may(type(rosa).objects.get(pk=rosa.pk), "submit_booking", riverton)


@pytest.mark.parametrize("name", [name for name in MANAGED if "39901" not in MANAGED[name]])
def test_nobody_removes_the_people_of_others(name, rosa, riverton, lakeside, request):
    membership = held(rosa, riverton, "CLERK")

    with pytest.raises(AccessDenied):
        remove(membership, request.getfixturevalue(name))

    assert may(rosa, "submit_booking", riverton)


def test_nobody_is_removed_by_the_id_of_another_place(lars, rosa, riverton, lakeside):
    membership = held(rosa, riverton, "CLERK")

    with pytest.raises(NoSuchMembership):
        remove_role(membership_id=membership.pk, jurisdiction=lakeside, by=lars, at=NOON)


def test_a_role_ends_once(mona, rosa, riverton):
    membership = held(rosa, riverton, "CLERK")
    remove(membership, mona)

    with pytest.raises(AlreadyTaken):
        remove(membership, mona)


def test_a_manager_does_not_lock_themselves_out(mona, riverton):
    with pytest.raises(LastRole, match="ask another manager"):
        remove(held(mona, riverton, "MANAGER"), mona)

    assert manages(mona, riverton)


def test_a_manager_removes_their_other_roles(mona, riverton):
    give_role(user=mona, role="READER", jurisdiction=riverton, by=None, at=NOON)

    assert remove(held(mona, riverton, "READER"), mona).taken_by == mona


def test_a_state_manager_gives_up_a_role_in_a_county(stella, riverton):
    give_role(user=stella, role="MANAGER", jurisdiction=riverton, by=None, at=NOON)

    remove(held(stella, riverton, "MANAGER"), stella)

    assert manages(stella, riverton)


def test_a_role_can_be_held_again(mona, rosa, riverton):
    remove(held(rosa, riverton, "CLERK"), mona)

    give_role(user=rosa, role="CLERK", jurisdiction=riverton, by=mona, at=NOON)

    with reaching(riverton):
        rows = Membership.objects.filter(user=rosa, role="CLERK").order_by("taken_at")
        assert [row.taken_at for row in rows] == [NOON, None]


def test_what_managers_do_is_in_the_trail_without_an_address(mona, riverton, now):
    invitation = send(riverton, mona, now)
    revoke(invitation, mona, now)

    for event in ("invitation.sent", "invitation.revoked"):
        [line] = trail(event)
        assert line["actor"] == f"user:{mona.pseudonym}"
        assert line["jurisdiction_id"] == riverton.pk
        assert line["detail"] == {"role": "CLERK"}


def test_the_letter_is_not_written_when_the_link_cannot_be(mona, riverton, now):
    def broken(token: str) -> str:
        raise ValueError(token)

    with pytest.raises(ValueError, match="39901"):
        invite(
            jurisdiction=riverton, role="CLERK", address=ADDRESS, link_to=broken, by=mona, at=now
        )

    with reaching(riverton):
        assert not Invitation.objects.exists()


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"accepted_at": NOON}, "accepted_by_somebody_in_time"),
        ({"accepted_by": "nobody", "accepted_at": NOON + LIFETIME}, "somebody_in_time"),
        ({"accepted_by": "mona", "accepted_at": NOON}, "accepted_by_another"),
        ({"revoked_at": NOON}, "revoked_by_somebody"),
        ({"accepted_by": "nobody", "accepted_at": NOON, "revoked_by": "mona",
          "revoked_at": NOON}, "accepted_or_revoked"),
        ({"expires_at": NOON}, "expires_later"),
    ],
)  # fmt: skip
def test_the_database_refuses_an_invitation(fields, constraint, mona, riverton, request):
    send(riverton, mona, NOON)
    values = {
        name: request.getfixturevalue(value) if isinstance(value, str) else value
        for name, value in fields.items()
    }

    with pytest.raises(IntegrityError, match=constraint), reaching(riverton):
        Invitation.objects.update(**values)


def test_a_link_is_made_by_the_door(mona, riverton, now):
    send(riverton, mona, now)

    assert link_to(newest_token()).startswith("https://portal.example.gov/invitations/39901.")
