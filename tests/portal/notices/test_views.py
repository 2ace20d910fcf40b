"""The three pages of notices, for everybody."""

import pytest
from django.test import Client

from portal.mail.models import Letter
from portal.mail.services import body_of, letters_to
from portal.notices.links import CONFIRM, END, link_to
from portal.notices.models import Subscription
from tests.portal.notices.box import link_in, subscribe, token_in
from tests.signing_in import signed_in

ANA = "ana@example.org"
FORM = {"email": ANA, "language": "en"}


def path_of(link: str) -> str:
    return link.partition("8000")[2]


@pytest.mark.parametrize("who", [None, "rosa", "otto", "gwen", "nobody", "chief"])
def test_anyone_may_ask_for_notices(client, riverton, who, request):
    if who:
        signed_in(client, request.getfixturevalue(who))

    assert client.get("/jurisdictions/39901/subscribe/").status_code == 200
    assert client.get("/subscribe/").status_code == 200


def test_from_asking_to_the_end_without_an_account(client, riverton):
    client.post("/jurisdictions/39901/subscribe/", FORM)
    confirming = path_of(link_in(body_of(letters_to(ANA)[0])))

    assert b"Send me notices" in client.get(confirming).content
    assert Subscription.objects.get().confirmed_at is None

    assert b"is confirmed" in client.post(confirming).content
    found = Subscription.objects.get()
    assert (found.place, found.confirmed_at is not None) == (riverton, True)

    ending = path_of(link_to(found, END))
    assert client.get(ending).status_code == 200
    assert Subscription.objects.count() == 1

    assert b"have stopped" in client.post(ending).content
    assert Subscription.objects.count() == 0


def test_the_answer_is_the_same_for_a_known_address_and_a_new_one(client, riverton):
    subscribe(ANA)

    known = client.post("/subscribe/", FORM, follow=True)
    new = Client().post("/subscribe/", {**FORM, "email": "new@example.org"}, follow=True)

    assert known.redirect_chain == new.redirect_chain
    assert main_of(known.content) == main_of(new.content)


def main_of(content: bytes) -> list[bytes]:
    """The lines of a page between its header and its footer, without the form's secret."""
    main = content.partition(b"<main")[2].partition(b"</main>")[0]
    return [line for line in main.splitlines() if b"csrfmiddlewaretoken" not in line]


def test_the_page_of_the_end_is_the_same_for_a_link_of_no_use(client, db):
    good = path_of(link_to(subscribe(ANA), END))
    bad = "/subscribe/end/nothing/"

    assert main_of(client.get(good).content) == main_of(client.get(bad).content)
    assert main_of(client.post(good).content) == main_of(client.post(bad).content)


def test_one_button_ends_all_notices_to_the_address(client, riverton, ohio):
    first = subscribe(ANA, riverton)
    subscribe(ANA, ohio)

    client.post(path_of(link_to(first, END)), {"all": "yes"})

    assert Subscription.objects.count() == 0


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"email": "ana", "language": "en"},
        {"email": ANA, "language": "fr"},
        {"email": "a@" + "b" * 300 + ".org", "language": "en"},
    ],
)
def test_a_form_that_will_not_do_comes_back(client, db, form):
    answer = client.post("/subscribe/", form)

    assert answer.status_code == 422
    assert b"There is a problem" in answer.content
    assert Letter.objects.count() == 0


def test_the_form_offers_the_language_of_the_page(client, db):
    answer = client.get("/subscribe/", headers={"Accept-Language": "es"})

    assert b'<option value="es" selected>' in answer.content


@pytest.mark.parametrize("code", ["00000", "39999"])
def test_a_place_that_is_not_there_has_no_notices(client, riverton, code):
    assert client.get(f"/jurisdictions/{code}/subscribe/").status_code == 404


def test_a_place_that_is_listed_no_longer_has_no_notices(client, riverton):
    riverton.listed = False
    riverton.save()

    assert client.get("/jurisdictions/39901/subscribe/").status_code == 404


def test_a_link_that_is_no_longer_good_says_so(client, db):
    answer = client.get("/subscribe/confirm/nothing/")

    assert answer.status_code == 404
    assert b"no longer good" in answer.content


def test_a_link_of_what_has_ended_says_so(client, db):
    gone = subscribe(ANA)
    token = token_in(link_to(gone, CONFIRM))
    gone.delete()

    assert client.post(f"/subscribe/confirm/{token}/").status_code == 404


def test_too_many_requests_of_one_network_are_refused(client, db):
    for turn in range(20):
        client.post("/subscribe/", {**FORM, "email": f"a{turn}@example.org"})

    answer = client.post("/subscribe/", FORM)

    assert answer.status_code == 429
    assert b"from your network" in answer.content


@pytest.mark.parametrize("path", ["/subscribe/", "/subscribe/end/x/", "/subscribe/confirm/x/"])
def test_another_site_cannot_send_the_forms(db, path):
    assert Client(enforce_csrf_checks=True).post(path, FORM).status_code == 403
