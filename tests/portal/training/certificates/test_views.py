"""The pages on which anybody checks a certificate, and its holder prints it."""

import pytest
from django.core.cache import cache

from portal.training.codes import new_code, printed
from portal.training.services import revoke_completion
from tests.matching.detainers.paper.notices import opened, text_of
from tests.portal.training.taught.answering import take
from tests.signing_in import signed_in

CHECK = "/training/certificates/"


@pytest.fixture(autouse=True)
def _fresh():
    cache.clear()


@pytest.fixture
def passed(nobody, now):
    return take(nobody, at=now).completion


def test_a_typed_code_leads_to_what_it_stands_for(client, passed):
    answer = client.get(CHECK, {"code": passed.certificate.lower()})

    assert answer.status_code == 302
    assert answer.url == f"{CHECK}{printed(passed.certificate)}/"


def test_anybody_learns_the_course_and_no_person(client, passed):
    page = client.get(f"{CHECK}{printed(passed.certificate)}/").content.decode()

    assert "This certificate is valid" in page
    assert "Introduction to Secure Communities" in page
    assert passed.user.username not in page
    assert "certificate.pdf" not in page


def test_what_was_taken_back_says_so(client, passed, chief, now):
    revoke_completion(completion_id=passed.pk, by=chief, at=now)

    assert b"taken back" in client.get(f"{CHECK}{passed.certificate}/").content


@pytest.mark.parametrize(("typed", "code"), [("", 422), ("abc", 404), ("x" * 61, 422)])
def test_a_code_that_stands_for_nothing_is_said_in_place(typed, code, client, database):
    assert client.get(CHECK, {"code": typed}).status_code == code


def test_an_address_that_stands_for_nothing_is_not_found(client, database):
    assert client.get(CHECK, {"code": new_code()}).status_code == 404
    assert client.get(f"{CHECK}{new_code()}/").status_code == 404


def test_the_holder_prints_a_paper_with_name_and_code(client, passed, nobody):
    browser = signed_in(client, nobody)
    page = f"{CHECK}{printed(passed.certificate)}/"
    assert "certificate.pdf" in browser.get(page).content.decode()

    answer = browser.get(page + "certificate.pdf", HTTP_ACCEPT_LANGUAGE="es")

    said = text_of(answer.content)
    assert printed(passed.certificate) in said
    assert "nobody" in said
    assert opened(answer.content).trailer["/Root"]["/Lang"] == "es-US"


def test_nobody_else_prints_it(client, passed, chief):
    page = f"{CHECK}{passed.certificate}/certificate.pdf"

    assert client.get(page).status_code == 302
    assert signed_in(client, chief).get(page).status_code == 404
