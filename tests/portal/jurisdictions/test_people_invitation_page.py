"""The page behind an invitation's link: for newcomers, for people with an account, for nobody."""

import pytest

from portal.accounts.models import User
from portal.jurisdictions.access import may
from portal.jurisdictions.people.answers import accept
from portal.jurisdictions.people.services import revoke_invitation
from portal.jurisdictions.reaching import reaching
from portal.jurisdictions.roles import take_role
from tests.portal.jurisdictions.invited import ADDRESS, newest_token, send
from tests.signing_in import signed_in

PASSWORD = "a long enough phrase"
FORM = {"username": "nora", "password1": PASSWORD, "password2": PASSWORD}


@pytest.fixture
def invitation(mona, riverton, now):
    return send(riverton, mona, now)


@pytest.fixture
def path(invitation) -> str:
    return f"/invitations/{newest_token()}/"


def answered(invitation, mona, nobody, now):
    accept(token=newest_token(), by=nobody, at=now)


def revoked(invitation, mona, nobody, now):
    place = invitation.jurisdiction
    revoke_invitation(invitation_id=invitation.pk, jurisdiction=place, by=mona, at=now)


def expired(invitation, mona, nobody, now):
    invitation.invited_at -= invitation.expires_at - now
    invitation.expires_at = now
    with reaching(invitation.jurisdiction):
        invitation.save(update_fields=["invited_at", "expires_at"])


def orphaned(invitation, mona, nobody, now):
    take_role(user=mona, role="MANAGER", jurisdiction=invitation.jurisdiction, by=None, at=now)


ENDS = {answered: b"a link works once", revoked: b"was revoked", expired: b"more than a week old",
        orphaned: b"was revoked"}  # fmt: skip


def test_a_stranger_reads_what_the_invitation_is_to(path, client):
    page = client.get(path)

    assert page.status_code == 200
    assert b"Riverton County, OH" in page.content
    assert b"Booking clerk" in page.content
    assert b"Submit bookings" in page.content
    assert "no-store" in page["Cache-Control"]


def test_the_page_names_neither_the_sender_nor_the_address(path, client):
    page = client.get(path).content

    assert b"mona" not in page
    assert ADDRESS.encode() not in page


def test_a_newcomer_makes_an_account_and_signs_in(path, client, riverton):
    answer = client.post(path, FORM)

    assert answer.url == "/account/login/"
    assert "sessionid" not in client.cookies or "_auth_user_id" not in client.session
    nora = User.objects.get(username="nora")
    assert may(nora, "submit_booking", riverton)


def test_a_newcomer_must_set_up_a_second_factor_first(path, client):
    client.post(path, FORM)

    answer = client.post("/account/login/", {"login": "nora", "password": PASSWORD}, follow=True)

    assert "activate" in answer.redirect_chain[-1][0]
    assert client.get("/bookings/").url == "/account/2fa/totp/activate/"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"username": ""}, b"required"),
        ({"username": "ROSA"}, b"already exists"),
        ({"username": "Agency-oh0990100"}, b"kept for agencies"),
        ({"username": "no ra"}, b"valid username"),
        ({"password1": "short", "password2": "short"}, b"too short"),
        ({"password2": "another phrase"}, b"match"),
        ({"password1": ADDRESS, "password2": ADDRESS}, b"too similar"),
        ({"username": "newcomers", "password1": "newcomers-1", "password2": "newcomers-1"},
         b"too s"),
    ],
)  # fmt: skip
def test_a_bad_account_is_not_made(change, words, path, rosa, client):
    answer = client.post(path, FORM | change)

    assert answer.status_code == 422
    assert words in answer.content
    assert not User.objects.filter(email=ADDRESS).exists()


def test_nothing_else_of_an_account_can_be_sent_along(path, client):
    client.post(path, FORM | {"is_superuser": "on", "is_staff": "on", "email": "x@example.gov"})

    nora = User.objects.get(username="nora")
    assert (nora.is_superuser, nora.is_staff, nora.email) == (False, False, ADDRESS)


def test_somebody_with_an_account_accepts_with_one_button(path, nobody, riverton, client):
    browser = signed_in(client, nobody)

    assert b"Accept as nobody" in browser.get(path).content
    assert browser.post(path).url == "/"
    assert may(User.objects.get(pk=nobody.pk), "submit_booking", riverton)


def test_the_sender_is_refused_in_words(path, mona, client):
    answer = signed_in(client, mona).post(path)

    assert answer.status_code == 409
    assert b"Nobody accepts an invitation of their own" in answer.content


@pytest.mark.parametrize("end", ENDS, ids=lambda end: end.__name__)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_dead_link_says_why(method, end, path, invitation, mona, nobody, now, client):
    end(invitation, mona, nobody, now)

    answer = getattr(client, method)(path, FORM if method == "post" else None)

    assert answer.status_code == 410
    assert ENDS[end] in answer.content
    assert b"Riverton" not in answer.content
    assert not User.objects.filter(username="nora").exists()


@pytest.mark.parametrize("token", ["39901.x", "99999.x", "x", "39901.", "%00", "39901.%C3%A9"])
def test_an_unknown_link_tells_nothing(token, path, client):
    answer = client.get(f"/invitations/{token}/")

    assert answer.status_code == 404
    assert b"Riverton" not in answer.content
