"""The pages of a place's people: who reaches them, and what they show and do."""

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal.accounts.models import User
from portal.jurisdictions import scope
from portal.jurisdictions.invitations import Invitation
from portal.jurisdictions.memberships import Membership
from portal.jurisdictions.people.managers import OF_A_PLACE
from portal.jurisdictions.people.services import remove_role
from portal.jurisdictions.people.words import rights_in_words
from portal.jurisdictions.reaching import reaching
from portal.jurisdictions.roles import ROLES, give_role
from portal.mail.sending import send_due
from tests.factories import NOON
from tests.portal.jurisdictions.invited import ADDRESS, newest_token, send
from tests.signing_in import signed_in

# What the people of the cast get of Riverton's pages: the list of places, and the place.
CODES = {
    "mona": (302, 200),
    "stella": (200, 200),
    "lars": (302, 404),
    "petra": (302, 404),
    **dict.fromkeys(("otto", "gwen", "rosa", "luca", "iris", "olga", "nobody"), (403, 404)),
    "chief": (403, 404),
}
MANAGERS = [name for name, codes in CODES.items() if codes[1] == 200]
OTHERS = [name for name in CODES if name not in MANAGERS]


@pytest.fixture
def membership(rosa, riverton):
    with reaching(riverton):
        return Membership.objects.get(user=rosa)


@pytest.fixture
def pages(membership, mona, riverton, lakeside, now):
    """Every page about Riverton's people, by name."""
    invitation = send(riverton, mona, now)
    place = {"fips": "39901"}
    return {
        "people-place": reverse("people-place", kwargs=place),
        "people-invite": reverse("people-invite", kwargs=place),
        "membership-remove": reverse("membership-remove", kwargs=place | {"pk": membership.pk}),
        "invitation-revoke": reverse("invitation-revoke", kwargs=place | {"pk": invitation.pk}),
    }


def rows(model, place, **fields):
    with reaching(place):
        return model.objects.filter(jurisdiction=place, **fields).count()


@pytest.mark.parametrize("name", CODES)
def test_who_reaches_the_pages(name, pages, client, request):
    browser = signed_in(client, request.getfixturevalue(name))
    listed, about = CODES[name]

    assert browser.get("/people/").status_code == listed
    for page in ("people-place", "people-invite", "membership-remove"):
        assert browser.get(pages[page]).status_code == about


@pytest.mark.parametrize("name", OTHERS)
def test_nobody_else_changes_anything(name, pages, client, request, riverton, rosa):
    browser = signed_in(client, request.getfixturevalue(name))

    for page in ("people-invite", "membership-remove", "invitation-revoke"):
        answer = browser.post(pages[page], {"address": "a@example.gov", "role": "CLERK"})
        assert answer.status_code == 404

    assert rows(Invitation, riverton, revoked_at=None) == 1
    assert rows(Membership, riverton, taken_at__isnull=False) == 0


def test_a_stranger_is_asked_to_sign_in(pages, client):
    for path in ("/people/", *pages.values()):
        answer = client.post(path) if "revoke" in path else client.get(path)
        assert answer.status_code == 302
        assert answer.url.startswith("/account/login/")


def test_the_only_place_is_opened_at_once(mona, riverton, client):
    assert signed_in(client, mona).get("/people/").url == "/people/39901/"


def test_a_state_manager_chooses_among_its_counties(stella, rosa, lakeside, client):
    page = signed_in(client, stella).get("/people/")

    held = {place.code: place.held for place in page.context["page_obj"]}
    assert held == {"39": 1, "39901": 1, "39902": 0}


def test_the_place_shows_who_holds_held_and_was_invited(pages, membership, mona, client, riverton):
    remove_role(membership_id=membership.pk, jurisdiction=riverton, by=mona, at=NOON)

    page = signed_in(client, mona).get("/people/39901/")

    assert [row.user.username for row in page.context["present"]] == ["mona"]
    assert [row.taken_by.username for row in page.context["page_obj"]] == ["mona"]
    assert [row.address for row in page.context["invitations"]] == [ADDRESS]
    assert b"Booking clerk" in page.content


@pytest.mark.parametrize("role", [ROLES[name] for name in OF_A_PLACE], ids=OF_A_PLACE)
def test_each_role_of_a_place_is_named_and_explained(role, mona, riverton, client, now):
    give_role(user=mona, role=role.name, jurisdiction=riverton, by=None, at=NOON)
    send(riverton, mona, now, role=role.name)
    token = newest_token()
    signed_in(client, mona)

    page = client.get("/people/39901/").content.decode()
    invited = Client().get(f"/invitations/{token}/").content.decode()

    assert page.count(f'data-label="Role">{role.label}<') >= 2
    assert role.label in invited
    assert all(words in invited for words in rights_in_words(role.name))


def test_the_history_outlives_an_address_that_opens_no_more(pages, mona, riverton, client):
    with reaching(riverton):
        Invitation.objects.update(address=b"sealed under a key that is gone")

    page = signed_in(client, mona).get("/people/39901/")

    assert page.status_code == 200
    assert b"Erased" in page.content


def test_a_page_costs_the_same_for_many_people(pages, mona, riverton, client, now):
    browser = signed_in(client, mona)
    few = cost(browser)
    for name in ("a", "b", "c"):
        send(riverton, mona, now, address=f"{name}@example.gov")
        give_role(
            user=User.objects.create_user(name), role="READER", jurisdiction=riverton,
            by=mona, at=NOON,
        )  # fmt: skip

    assert cost(browser) == few


def cost(browser) -> int:
    """How many queries the page of Riverton's people takes; not the first page of a session."""
    browser.get("/")
    with CaptureQueriesContext(connection) as queries:
        assert browser.get("/people/39901/").status_code == 200
    return len(queries)


def test_an_invitation_is_sent(mona, riverton, client, now):
    form = {"address": ADDRESS, "role": "COUNSEL"}

    answer = signed_in(client, mona).post("/people/39901/invite/", form)

    assert answer.url == "/people/39901/"
    scope.leave()
    send_due(clock=lambda: now.replace(year=now.year + 1))
    [message] = mail.outbox
    assert "Riverton County, OH" in message.body
    assert "Counsel" in message.body
    assert "http://testserver/invitations/39901." in message.body


@pytest.mark.parametrize(
    "form",
    [{}, {"address": ADDRESS}, {"role": "CLERK"}, {"address": "rosa", "role": "CLERK"},
     {"address": ADDRESS, "role": "EXAMINER"}, {"address": ADDRESS, "role": "PROGRAM"}],
)  # fmt: skip
def test_a_wrong_form_is_shown_again(form, mona, riverton, client):
    answer = signed_in(client, mona).post("/people/39901/invite/", form)

    assert answer.status_code == 422
    assert rows(Invitation, riverton) == 0


def test_a_second_invitation_is_refused_in_words(mona, riverton, client, now):
    send(riverton, mona, now)

    answer = signed_in(client, mona).post(
        "/people/39901/invite/", {"address": ADDRESS, "role": "CLERK"}
    )

    assert answer.status_code == 409
    assert b"waits at this address already" in answer.content


def test_an_invitation_is_revoked_once(pages, mona, client, riverton):
    browser = signed_in(client, mona)

    assert browser.post(pages["invitation-revoke"]).url == "/people/39901/"
    assert rows(Invitation, riverton, revoked_by=mona) == 1
    again = browser.post(pages["invitation-revoke"])
    assert again.status_code == 409
    assert b"was revoked" in again.content


def test_an_unknown_id_is_not_found(pages, mona, client, membership):
    browser = signed_in(client, mona)
    unknown = "00000000-0000-4000-8000-000000000000"

    assert browser.post(f"/people/39901/invitations/{unknown}/revoke/").status_code == 404
    assert browser.post(f"/people/39901/roles/{unknown}/remove/").status_code == 404


def test_a_removed_person_loses_the_right_where_they_are_signed_in(pages, mona, rosa, client):
    at_work = signed_in(Client(), rosa)
    assert at_work.get("/").context["nav"]["bookings"] is True

    signed_in(client, mona).post(pages["membership-remove"])

    assert at_work.get("/").context["nav"]["bookings"] is False


def test_the_last_manager_stays(mona, riverton, client):
    with reaching(riverton):
        own = Membership.objects.get(user=mona)

    answer = signed_in(client, mona).post(f"/people/39901/roles/{own.pk}/remove/")

    assert answer.status_code == 409
    assert b"ask another manager" in answer.content


def test_a_removed_manager_reaches_the_pages_no_more(mona, stella, riverton, client):
    browser = signed_in(Client(), mona)
    with reaching(riverton):
        held = Membership.objects.get(user=mona)

    signed_in(client, stella).post(f"/people/39901/roles/{held.pk}/remove/")

    assert browser.get("/people/39901/").status_code == 404
    assert not User.objects.get(username="mona").groups.exists()
