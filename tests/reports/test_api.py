"""Releases over HTTP, for programs."""

import hashlib

import pytest
from drf_spectacular.generators import SchemaGenerator

from reports.statistics.measures import MEASURES
from tests.kept import kept
from tests.reports.publication.worlds import CELLS, published
from tests.reports.views.test_figures import rows_of_csv

API = "/api/v1/releases/"
FIGURES = f"{API}2026Q3/1.0/figures/"


@kept
def quarters(ohio):
    return published("2026Q2"), published()


def test_every_version_is_listed_with_its_address(client, quarters):
    published("2026Q2", "1.1")

    answer = client.get(API).json()

    told = [(one["quarter"], one["version"], one["corrected_at"] is None) for one in answer]
    assert told == [("2026Q3", "1.0", True), ("2026Q2", "1.1", True), ("2026Q2", "1.0", False)]
    assert client.get(answer[1]["address"]).json()["reason"] == "A jail reported late."


@pytest.mark.parametrize("path", ["latest/", "2026Q3/", "2026Q3/1.0/"])
def test_a_version_has_its_files_and_they_are_there_without_a_key(path, client, quarters):
    release = client.get(API + path).json()

    assert (release["quarter"], release["version"], release["synthetic"]) == (
        "2026Q3",
        "1.0",
        True,
    )
    assert release["findings"][0]["code"] == "participation"
    for file in release["files"]:
        content = client.get(file["address"]).content
        assert (len(content), hashlib.sha256(content).hexdigest()) == (
            file["size"],
            file["sha256"],
        )


def test_the_figures_are_the_inner_cells_and_their_sums(client, quarters):
    answer = client.get(FIGURES, {"limit": 5000}).json()

    counties = {
        (row["place"], row["level"], row["group"]): row["persons"]
        for row in answer["results"]
        if len(row["place"]) == 5
    }
    wanted: dict[tuple, int] = {}
    for *key, _stage, persons in CELLS:
        wanted[tuple(key)] = wanted.get(tuple(key), 0) + persons
    assert counties == wanted
    assert answer["measure"] == "bookings"
    assert sum(row["persons"] for row in answer["results"] if row["place"] == "US") == 2505


@pytest.mark.parametrize(
    ("asked", "persons"),
    [
        ({"measure": "detainers", "place": "39901"}, [60, 5]),
        ({"measure": "overdue", "place": "39901"}, [5]),
        ({"measure": "bookings", "place": "US", "level": "LEVEL_2"}, [60]),
        ({"place": "39", "group": "BLACK"}, [400]),
        ({"measure": "voided"}, []),
    ],
)
def test_figures_are_asked_for_by_measure_place_level_and_group(asked, persons, client, quarters):
    answer = client.get(FIGURES, asked).json()

    assert [row["persons"] for row in answer["results"]] == persons
    assert answer["count"] == len(persons)


def test_each_page_names_the_version_the_definition_and_the_whole_files(client, quarters):
    answer = client.get(FIGURES, {"limit": 2, "measure": "matched"}).json()

    assert (answer["quarter"], answer["version"]) == ("2026Q3", "1.0")
    assert answer["definition"] == str(MEASURES["matched"].definition)
    assert len(answer["results"]) == 2
    assert client.get(answer["next"]).json()["previous"]
    assert [client.get(address).status_code for address in answer["bulk"]] == [200] * len(
        answer["bulk"]
    )


@pytest.mark.parametrize(
    "asked",
    [{"measure": "weather"}, {"level": "5"}, {"group": "NOBODY"}, {"place": "3990"}],
)
def test_what_makes_no_sense_is_refused(asked, client, quarters):
    answer = client.get(FIGURES, asked)

    assert answer.status_code == 400
    assert set(answer.json()) == set(asked)


@pytest.mark.parametrize("code", ["39901", "39902", "39903", "39", "US"])
def test_a_place_over_the_quarters_is_that_of_the_files(code, client, quarters):
    answer = client.get(f"{API}places/{code}/").json()
    filed = rows_of_csv(client)[code]

    last = answer["quarters"][-1]
    assert [one["quarter"] for one in answer["quarters"]] == ["2026Q2", "2026Q3"]
    assert {name: str(number) for name, number in last["measures"].items()} == {
        name: filed[name] for name in MEASURES
    }
    assert (str(last["days"]), last["version"]) == (filed["days"], "1.0")


def test_the_schema_names_the_filters_and_gives_examples(client):
    schema = SchemaGenerator().get_schema(request=None, public=True)

    asked = schema["paths"][f"{API}{{quarter}}/{{version}}/figures/"]["get"]
    assert {"measure", "place", "level", "group"} <= {one["name"] for one in asked["parameters"]}
    listed = schema["paths"][API]["get"]["responses"]["200"]["content"]["application/json"]
    assert "2026Q3" in str(listed["examples"])


def test_each_address_of_a_version_has_an_operation_of_its_own(client):
    paths = SchemaGenerator().get_schema(request=None, public=True)["paths"]

    told = [one["get"]["operationId"] for path, one in paths.items() if "/releases/" in path]
    assert {"api_release", "api_release_latest", "api_release_quarter"} <= set(told)
    assert len(told) == len(set(told))
    assert not any(name.endswith(("_2", "_3")) for name in told)
