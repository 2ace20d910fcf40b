"""The files of the register, and the page that explains them."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.register.columns import EVENTS, PLACES
from tests.factories import NOON, event

FILES = ["/jurisdictions", "/participation-events"]


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize(("ending", "kind"), [("csv", "text/csv"), ("json", "application/json")])
def test_a_file_is_had_by_anyone(path, ending, kind, riverton, client):
    event(riverton, "ACTIVATION")

    answer = client.get(f"{path}.{ending}")

    assert answer["Content-Type"].startswith(kind)
    assert answer["Content-Disposition"] == f'attachment; filename="{path[1:]}.{ending}"'
    assert b"39901" in answer.content


def test_the_places_are_those_of_the_time_asked_for(riverton, client):
    event(riverton, "ACTIVATION", effective_at=NOON)

    flows = [
        {row["code"]: row["flow"] for row in json.loads(answer.content)}["39901"]
        for answer in (
            client.get("/jurisdictions.json", {"at": at}) for at in ("2011-05-31", "2011-06-01")
        )
    ]

    assert flows == ["L2", "L0"]


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_a_time_that_cannot_be_read_is_refused_in_words(ending, client, program):
    answer = client.get(f"/jurisdictions.{ending}", {"at": "soon"})

    assert answer.status_code == 400
    assert b"2011-06-17" in answer.content


def test_every_column_is_explained(client, program):
    page = client.get("/jurisdictions/downloads/").content.decode()

    for column in (*PLACES, *EVENTS):
        assert f">{column.name}</th>" in page
    for path in FILES:
        assert f'href="{path}.csv"' in page


def test_a_whole_nation_is_written_in_few_queries(nation, client):
    for path in ("/jurisdictions.csv", "/participation-events.json", "/jurisdictions/feed.atom"):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200

        assert len(queries) <= 8, path
