"""The doors of help and of the pages about the site."""

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.urls import reverse

from portal.help.readers import PAGES, Reader
from portal.help.security import security_text

pytestmark = pytest.mark.usefixtures("database")
NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_first_page_leads_to_every_page(client, lang):
    page = client.get("/help/", headers={"accept-language": lang}).text

    for reader, slugs in PAGES.items():
        for slug in slugs:
            assert f'href="/help/{reader.value}/{slug}/"' in page


@pytest.mark.parametrize("reader", Reader)
def test_a_reader_has_a_page_of_the_own_pages(client, reader):
    page = client.get(f"/help/{reader.value}/")

    assert page.status_code == 200
    assert page.text.count("<h1") == 1


@pytest.mark.parametrize(
    "path", ["/help/nobody/", "/help/public/nothing/", "/help/site/security/"]
)
def test_what_nobody_wrote_is_not_found(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("name", ["help", "accessibility", "security-report", "security-txt"])
def test_nothing_can_be_sent_to_these_pages(client, name):
    assert client.post(reverse(name)).status_code == 405


def test_a_page_of_help_is_in_the_language_asked_for(client):
    page = client.get("/help/public/complaints/", headers={"accept-language": "es"}).text

    assert '<html lang="es"' in page
    assert "queja" in page


def lines_of(text):
    return dict(line.split(": ", 1) for line in text.splitlines())


def test_the_security_file_is_at_its_known_address(client):
    answer = client.get("/.well-known/security.txt")

    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert lines_of(answer.text)["Preferred-Languages"] == "en, es"


def test_the_security_file_says_what_the_standard_asks_for():
    lines = lines_of(security_text(address="https://portal.example", at=NOW))

    expires = datetime.fromisoformat(lines["Expires"])
    assert NOW < expires < NOW + timedelta(days=365)
    assert lines["Canonical"] == "https://portal.example/.well-known/security.txt"
    assert lines["Contact"] == lines["Policy"] == "https://portal.example/security/"


def test_the_operator_may_name_a_contact(settings):
    settings.SECURITY_CONTACT = "mailto:security@portal.example"

    lines = lines_of(security_text(address="https://portal.example", at=NOW))

    assert lines["Contact"] == "mailto:security@portal.example"


def test_the_file_expires_later_every_day():
    first, second = (
        lines_of(security_text(address=settings.PUBLIC_ADDRESS, at=at))["Expires"]
        for at in (NOW, NOW + timedelta(days=1))
    )

    assert first < second
