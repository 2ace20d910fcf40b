"""The register over HTTP, for programs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from drf_spectacular.generators import SchemaGenerator

from tests.factories import LONG_AGO, NOON, event, takes_part

LIST = "/api/jurisdictions/"


def test_anyone_reads_the_counties(riverton, lakeside, client):
    takes_part(riverton, "L1")

    answer = client.get(LIST, {"q": "river"}).json()

    assert answer["count"] == 1
    assert answer["results"] == [
        {
            "code": "39901",
            "kind": "COUNTY",
            "name": "Riverton County",
            "state": "OH",
            "time_zone": "America/New_York",
            "population": None,
            "flow": "L1",
            "request": "NO_RETURN",
        }
    ]


def test_the_counties_are_those_of_the_time_asked_for(riverton, client):
    event(riverton, "ACTIVATION", effective_at=NOON)

    counts = [
        client.get(LIST, {"flow": "L0", "at": at}).json()["count"]
        for at in ("2011-05-31", "2011-06-01", "2011-06-01T11:59:59Z", "2011-06-01T12:00:00Z")
    ]

    assert counts == [0, 1, 0, 1]


def test_a_place_tells_its_axes_its_acts_and_why(riverton, client):
    asked = takes_part(riverton, "L2", document=None)
    event(riverton, "DISPUTE", concerns=asked, authority="the bureau", effective_at=LONG_AGO)

    place = client.get(f"{LIST}39901/", {"at": "2011-06-17"}).json()

    assert (place["flow"], place["request"], place["because"]) == ("L2", "OPT_OUT", asked.pk)
    assert place["at"] == "2011-06-18T03:59:59.999999Z"
    assert [(each["authority"], each["act"]) for each in place["positions"]] == [
        ("the bureau", "DISPUTE")
    ]
    assert {act["act"] for act in place["acts"]} == {"DISPUTE", "OPT_OUT", "ACTIVATION"}
    assert "itself decided so" in place["explanation"]


@pytest.mark.parametrize("code", ["39", "US"])
def test_a_state_and_the_program_have_their_page(code, riverton, client):
    place = client.get(f"{LIST}{code}/").json()

    assert (place["code"], place["because"], place["acts"]) == (code, None, [])


@pytest.mark.parametrize(
    ("path", "code"),
    [
        (f"{LIST}?at=soon", 400),
        (f"{LIST}?state=XX", 400),
        (f"{LIST}39901/?at=2011-06-31", 400),
        (f"{LIST}00000/", 404),
    ],
)
def test_what_makes_no_sense_is_refused(path, code, riverton, client):
    answer = client.get(path)

    assert answer.status_code == code
    assert answer["Content-Type"] == "application/json"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_the_register_is_only_read(method, riverton, client):
    assert getattr(client, method)(f"{LIST}39901/").status_code in (403, 405)


def test_a_page_is_no_longer_than_its_limit(nation, client):
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(LIST, {"limit": 9999}).json()

    assert (answer["count"], len(answer["results"])) == (800, 500)
    assert len(queries) <= 8


def test_the_schema_tells_of_the_register():
    schema = SchemaGenerator().get_schema(request=None, public=True)

    parameters = schema["paths"][LIST]["get"]["parameters"]
    assert {"at", "q", "state", "flow", "request"} <= {each["name"] for each in parameters}
    assert f"{LIST}{{fips}}/" in schema["paths"]
