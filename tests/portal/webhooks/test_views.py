"""The pages of endpoints: who reaches them, and what they show and do."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.jurisdictions import scope
from portal.jurisdictions.reaching import reaching
from portal.webhooks.endpoints import MOST, disable, stop
from portal.webhooks.models import Delivery, Endpoint
from portal.webhooks.secrets import secrets_of
from portal.webhooks.sending import send_due
from portal.webhooks.services import announce
from portal.webhooks.signatures import written
from tests.factories import NOON
from tests.signing_in import signed_in

URL = "https://hooks.example.gov/portal"
# What the people of the cast get: the list of endpoints, and one of Riverton's.
CODES = {
    **dict.fromkeys(("otto", "carl", "mona", "gwen", "stella"), (200, 200)),
    **dict.fromkeys(("luca", "lars", "petra"), (200, 404)),
    **dict.fromkeys(("rosa", "paul", "iris", "olga", "nobody", "chief"), (403, 404)),
}
OTHERS = [name for name, codes in CODES.items() if codes[1] == 404]
ACTS = ("test", "rotate", "resume", "stop")


def form(agency, /, **fields):
    return {"agency": agency.pk, "url": URL, "events": ["match.voided"], **fields}


def rows(model, place, **fields):
    scope.leave()
    with reaching(place):
        return list(model.objects.filter(jurisdiction=place, **fields))


def fail(agency) -> Delivery:
    announce(agency=agency, event="match.voided", payload={}, at=NOON)
    with reaching(agency.jurisdiction):
        Delivery.objects.update(status="FAILED", failed_at=NOON, problem="ANSWER", code=500)
        return Delivery.objects.get()


@pytest.mark.parametrize("name", CODES)
def test_who_reaches_the_pages(name, endpoint, client, request):
    browser = signed_in(client, request.getfixturevalue(name))
    listed, about = CODES[name]

    assert browser.get("/webhooks/").status_code == listed
    assert browser.get("/webhooks/new/").status_code == listed
    assert browser.get(f"/webhooks/{endpoint.pk}/").status_code == about
    assert browser.get(f"/webhooks/{endpoint.pk}/stop/").status_code == about


@pytest.mark.parametrize("name", OTHERS)
def test_nobody_else_changes_anything(name, endpoint, riverton_police, riverton, client, request):
    browser = signed_in(client, request.getfixturevalue(name))
    failed = fail(riverton_police)

    for act in ACTS:
        assert browser.post(f"/webhooks/{endpoint.pk}/{act}/").status_code == 404
    assert browser.post(f"/webhooks/messages/{failed.pk}/again/").status_code == 404
    assert browser.post("/webhooks/new/", form(riverton_police)).status_code in (403, 422)

    assert [row.status for row in rows(Endpoint, riverton)] == ["ACTIVE"]
    assert [row.status for row in rows(Delivery, riverton)] == ["FAILED"]


def test_an_endpoint_is_registered_and_its_secret_shown_once(
    riverton_police, riverton, otto, client
):
    browser = signed_in(client, otto)

    page = browser.post("/webhooks/new/", form(riverton_police))

    [made] = rows(Endpoint, riverton)
    shown = re.search(r"whsec_[\w+/=]+", page.content.decode())[0]
    assert shown == written(secrets_of(made, at=NOON)[0])
    assert "no-store" in page["Cache-Control"]
    for path in ("/webhooks/", f"/webhooks/{made.pk}/"):
        assert b"whsec_" not in browser.get(path).content.replace(b"<code>whsec_</code>", b"")


def test_agencies_of_ones_places_alone_are_offered(
    riverton_police, lakeside_sheriff, otto, gwen, client
):
    for somebody, offered in ((otto, ["OH0990100"]), (gwen, ["OH0990200", "OH0990100"])):
        page = signed_in(client, somebody).get("/webhooks/new/")
        agencies = page.context["form"].fields["agency"].queryset
        assert [agency.ori for agency in agencies] == offered


@pytest.mark.parametrize(
    "wrong",
    [{"url": ""}, {"url": "http://hooks.example.gov/"}, {"url": "https://10.0.0.1/"},
     {"events": []}, {"events": ["everything"]}, {"agency": ""}],
)  # fmt: skip
def test_a_wrong_form_is_shown_again(wrong, riverton_police, riverton, otto, client):
    answer = signed_in(client, otto).post("/webhooks/new/", form(riverton_police, **wrong))

    assert answer.status_code == 422
    assert rows(Endpoint, riverton) == []


def test_a_second_registration_is_refused_in_words(riverton_police, otto, client):
    browser = signed_in(client, otto)
    browser.post("/webhooks/new/", form(riverton_police))

    answer = browser.post("/webhooks/new/", form(riverton_police))

    assert answer.status_code == 409
    assert b"told at this address already" in answer.content


def test_a_test_is_sent_and_seen(endpoint, server, riverton, otto, client, now):
    browser = signed_in(client, otto)

    assert browser.post(f"/webhooks/{endpoint.pk}/test/").url == f"/webhooks/{endpoint.pk}/"
    assert browser.post(f"/webhooks/{endpoint.pk}/test/").status_code == 409

    scope.leave()
    send_due(clock=lambda: now.replace(year=now.year + 1))
    page = browser.get(f"/webhooks/{endpoint.pk}/").content.decode()
    assert "webhook.test" in page
    assert "Delivered" in page
    assert len(server.taken) == 1


def test_a_new_secret_is_shown_once_and_both_sign(endpoint, riverton, otto, client):
    browser = signed_in(client, otto)

    page = browser.post(f"/webhooks/{endpoint.pk}/rotate/").content.decode()

    [made] = rows(Endpoint, riverton)
    last = made.previous_until - timedelta(seconds=1)
    shown = [written(one) for one in secrets_of(made, at=last)]
    assert shown[0] in page
    assert shown[1] == endpoint.shown not in page
    assert "Two secrets sign" in browser.get(f"/webhooks/{endpoint.pk}/").content.decode()


def test_an_endpoint_is_stopped_after_a_question(endpoint, riverton, otto, client):
    browser = signed_in(client, otto)
    path = f"/webhooks/{endpoint.pk}/stop/"

    assert b"cannot be started again" in browser.get(path).content
    assert browser.post(path).url == f"/webhooks/{endpoint.pk}/"

    assert [row.status for row in rows(Endpoint, riverton)] == ["STOPPED"]
    for act in ACTS:
        assert browser.post(f"/webhooks/{endpoint.pk}/{act}/").status_code == 409


def test_a_disabled_endpoint_says_so_and_is_resumed(endpoint, riverton, otto, client):
    with reaching(riverton):
        disable(endpoint, at=NOON)
    browser = signed_in(client, otto)

    assert b"took nothing for a day" in browser.get(f"/webhooks/{endpoint.pk}/").content
    browser.post(f"/webhooks/{endpoint.pk}/resume/")

    assert [row.status for row in rows(Endpoint, riverton)] == ["ACTIVE"]


def test_a_failed_message_is_sent_again_by_the_place(
    endpoint, riverton_police, riverton, otto, client
):
    failed = fail(riverton_police)
    browser = signed_in(client, otto)

    assert b"Send again" in browser.get(f"/webhooks/{endpoint.pk}/").content
    browser.post(f"/webhooks/messages/{failed.pk}/again/")

    assert [row.status for row in rows(Delivery, riverton)] == ["WAITING"]


def test_an_operator_sees_what_failed_and_sends_it_again(
    endpoint, riverton_police, riverton, olga, client
):
    failed = fail(riverton_police)
    browser = signed_in(client, olga)

    page = browser.get("/operations/webhooks/").content.decode()
    assert "OH0990100" in page
    assert "did not take the message. (500)" in page
    assert endpoint.url not in page
    assert browser.post(f"/operations/webhooks/{failed.pk}/again/").url == "/operations/webhooks/"

    assert [row.status for row in rows(Delivery, riverton)] == ["WAITING"]
    assert b"Every message was taken" in browser.get("/operations/webhooks/").content


def test_an_operator_sends_nothing_to_a_closed_endpoint(
    endpoint, riverton_police, riverton, otto, olga, client
):
    failed = fail(riverton_police)
    with reaching(riverton):
        stop(endpoint=endpoint, by=otto, at=NOON)
    browser = signed_in(client, olga)

    assert b"The endpoint is closed" in browser.get("/operations/webhooks/").content
    assert browser.post(f"/operations/webhooks/{failed.pk}/again/").status_code == 409
    unknown = "00000000-0000-4000-8000-000000000000"
    assert browser.post(f"/operations/webhooks/{unknown}/again/").status_code == 404


def test_pages_cost_the_same_for_many(endpoint_of, riverton_police, otto, client):
    browser = signed_in(client, otto)
    made = endpoint_of(URL)
    paths = ("/webhooks/", f"/webhooks/{made.pk}/")
    announce(agency=riverton_police, event="match.voided", payload={}, at=NOON)
    browser.get("/")  # the first page of a session writes it
    few = [cost(browser, path) for path in paths]
    scope.leave()
    for number in range(MOST - 1):
        endpoint_of(f"{URL}/{number}")
    for _ in range(3):
        announce(agency=riverton_police, event="match.voided", payload={}, at=NOON)

    assert [cost(browser, path) for path in paths] == few


def cost(browser, path) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(path).status_code == 200
    return len(queries)
