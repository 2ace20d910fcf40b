"""The style page shows every component, to whoever is signed in."""

import re
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings

from portal.style.components import FOLDER, components, header_of
from tests.signing_in import signed_in

SAMPLES = Path(settings.ROOT) / "templates" / "style" / "samples"


def test_every_component_has_a_sample_and_every_sample_a_component():
    assert {path.stem for path in SAMPLES.glob("*.html")} == {one.name for one in components()}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.html")), ids=lambda path: path.stem)
def test_every_component_says_what_it_is_and_takes(path):
    assert len(header_of(path.read_text())) > 20


def test_every_component_is_drawn_with_what_it_takes(client, nobody):
    page = signed_in(client, nobody).get("/style/").content.decode()

    assert [
        name for name in (one.name for one in components()) if f'id="part-{name}"' not in page
    ] == []
    assert "the words of the button" in page


def test_no_two_things_on_the_page_have_one_id(client, nobody):
    page = signed_in(client, nobody).get("/style/").content.decode()

    ids = Counter(re.findall(r'\sid="([^"]+)"', page))
    assert [name for name, times in ids.items() if times > 1] == []


def test_the_page_is_for_staff(client, database):
    assert client.get("/style/").status_code == 302


def test_a_sample_that_is_sent_changes_nothing(client, nobody):
    answer = signed_in(client, nobody).post("/style/")

    assert (answer.status_code, answer["Location"]) == (302, "/style/")


@pytest.mark.parametrize(
    ("sort", "first", "told"),
    [("county", "Doña Ana", "ascending"), ("-county", "Riverton", "descending")],
)
def test_a_table_is_sorted_by_a_link_and_says_so(sort, first, told, client, nobody):
    answer = signed_in(client, nobody).get("/style/", {"sort": sort})

    assert answer.context["rows"][0][0] == first
    assert f'aria-sort="{told}"' in answer.content.decode()


def test_what_cannot_be_sorted_by_stays_as_it_is(client, nobody):
    answer = signed_in(client, nobody).get("/style/", {"sort": "secret", "page": "no"})

    assert answer.status_code == 200
    assert answer.context["rows"][0][0] == "Riverton"


def test_the_page_speaks_spanish(client, nobody):
    client.cookies["django_language"] = "es"

    assert '<html lang="es"' in signed_in(client, nobody).get("/style/").content.decode()
