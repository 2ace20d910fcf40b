"""The page of the map, and its picture."""

import gzip

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.register.drawing import POLICY
from tests.factories import NOON, event, takes_part

MAP, PICTURE = "/jurisdictions/map/", "/jurisdictions/map.svg"


def text(client, path) -> str:
    return " ".join(client.get(path).content.decode().split())


def test_the_same_rows_stand_in_a_table(riverton, lakeside, dade, client):
    takes_part(riverton)

    page = text(client, MAP)

    assert '<a class="usa-link" href="/jurisdictions/39/">Ohio</a>' in page
    assert "Counties, of 3" in page
    assert f'src="{PICTURE}"' in page


def test_places_without_a_shape_are_named(riverton, client):
    assert "1 place of the register is not on the map" in text(client, MAP)


def test_the_page_and_its_picture_are_of_one_time(riverton, client):
    page = text(client, f"{MAP}?at=2011-06-17")

    assert f'src="{PICTURE}?at=2011-06-17"' in page
    assert "/jurisdictions/39/?at=2011-06-17" in page


def test_without_shapes_the_tables_stay(riverton, client, settings, tmp_path):
    settings.ATLAS_FILE = tmp_path / "missing.json"

    page = text(client, MAP)

    assert "so there is no picture" in page
    assert "<img" not in page
    assert "Ohio" in page
    assert client.get(PICTURE).status_code == 404


def test_the_picture_is_an_image_that_runs_nothing(riverton, client):
    answer = client.get(PICTURE)

    assert answer["Content-Type"] == "image/svg+xml"
    assert answer["Content-Security-Policy"] == POLICY
    assert answer.content.startswith(b"<svg")


def test_the_picture_is_sent_small(riverton, client):
    answer = client.get(PICTURE, headers={"Accept-Encoding": "gzip"})

    assert answer["Content-Encoding"] == "gzip"
    assert len(answer.content) < 200_000
    assert gzip.decompress(answer.content).endswith(b"</svg>")


def test_who_has_the_picture_is_told_so_until_it_changes(dade, client):
    had = {"If-None-Match": client.get(PICTURE)["ETag"]}

    assert client.get(PICTURE, headers=had).status_code == 304
    event(dade, "ACTIVATION")
    assert client.get(PICTURE, headers=had).status_code == 200


def test_the_picture_is_that_of_its_time(dade, client):
    event(dade, "ACTIVATION", effective_at=NOON)
    tags = [client.get(PICTURE, {"at": at})["ETag"] for at in ("2011-05-31", "2011-06-01")]

    assert tags[0] != tags[1]


@pytest.mark.parametrize(("path", "code"), [(MAP, 400), (PICTURE, 404)])
def test_a_time_that_cannot_be_read_is_refused(path, code, client, program):
    assert client.get(path, {"at": "soon"}).status_code == code


def test_a_whole_nation_is_drawn_in_few_queries(nation, client):
    for path in (MAP, PICTURE, f"{MAP}?at=2011-06-17"):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200

        assert len(queries) <= 8, path
