"""The privacy pages, made of the inventory."""

import pytest

from portal.privacy import words
from portal.privacy.inventory import inventory
from portal.privacy.page import groups

pytestmark = pytest.mark.usefixtures("database")


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_privacy_page_leads_to_every_group(client, lang):
    page = client.get("/privacy/", headers={"accept-language": lang}).text

    for name in words.GROUPS:
        assert f'href="/privacy/{name}/"' in page


@pytest.mark.parametrize("name", words.GROUPS)
def test_a_group_shows_every_field_of_its_records(client, name):
    page = client.get(f"/privacy/{name}/").text

    for record in inventory().values():
        if record.about == name:
            assert f'id="{record.label.lower().replace(".", "-")}"' in page
            assert [each for each in record.kinds if f"<code>{each}</code>" not in page] == []


def test_a_group_is_in_the_language_asked_for(client):
    page = client.get("/privacy/booked/", headers={"accept-language": "es"}).text

    assert "Cargos de un fichaje" in page
    assert "Charges of a booking" not in page


def test_a_group_that_is_not_there_is_not_found(client):
    assert client.get("/privacy/nobody/").status_code == 404


def test_nothing_can_be_sent(client):
    assert client.post("/privacy/").status_code == 405


def test_every_record_is_on_one_page():
    shown = [section.table for group in groups() for section in group.sections]

    assert sorted(shown) == sorted(inventory())


def test_a_field_with_terms_of_its_own_has_a_line_of_its_own():
    (letters,) = [
        section
        for group in groups()
        for section in group.sections
        if section.table == "mail.Letter"
    ]

    emptied = [line for line in letters.lines if line.retention == words.RETENTIONS["EMPTIED"]]

    assert sorted(name for line in emptied for name in line.fields) == ["address", "body"]
