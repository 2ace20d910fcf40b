import csv
import hashlib
import io
import json

import frictionless
import pytest

from reports.package.folder import write


@pytest.fixture
def folder(second, tmp_path):
    write(second, tmp_path / "release")
    return tmp_path / "release"


def problems(folder):
    report = frictionless.validate(str(folder / "datapackage.json"))
    return {kind for (kind,) in report.flatten(["type"])}


def test_the_usual_validator_accepts_the_package(folder):
    assert problems(folder) == set()


@pytest.mark.parametrize(
    ("was", "becomes", "problem"),
    [
        ("01001,1,", "01001,2,", "primary-key"),
        (",121,", ",many,", "type-error"),
        (",San Francisco,", ",,", "constraint-error"),
        ("fips,", "code,", "incorrect-label"),
        ("121", "122", "hash-count"),
    ],
)
def test_it_refuses_a_package_that_says_something_else(folder, was, becomes, problem):
    path = folder / "data" / "flow.csv"
    path.write_text(path.read_text().replace(was, becomes, 1))

    assert problem in problems(folder)


def test_it_reads_codes_with_their_zeros_and_symbols_as_no_number(folder):
    with frictionless.Package(str(folder / "datapackage.json")).get_resource("flow") as table:
        rows = [row.to_dict() for row in table.row_stream]

    assert (rows[0]["fips"], rows[0]["bookings"]) == ("01001", 121)
    assert rows[2]["bookings"] is None


def test_the_description_says_what_each_symbol_means_and_where_parquet_is(second):
    flow = json.loads(second["datapackage.json"])["resources"][0]
    fields = {field["name"]: field for field in flow["schema"]["fields"]}
    parquet = hashlib.sha256(second["data/flow.parquet"]).hexdigest()

    assert fields["rate"]["missingValues"] == [
        {"value": "[z]", "label": "There is no such figure."}
    ]
    assert fields["bookings"]["unit"] == "bookings"
    assert flow["alternatives"][0]["hash"] == f"sha256:{parquet}"


def test_every_description_begins_with_the_notice(files):
    package, catalog = json.loads(files["datapackage.json"]), json.loads(files["data.json"])

    assert package["description"].startswith("All figures are invented. ")
    assert catalog["dataset"][0]["description"].startswith("All figures are invented. ")
    assert b"All figures are invented." in files["README"]


def test_the_catalog_has_what_the_federal_schema_demands(files):
    catalog = json.loads(files["data.json"])
    (dataset,) = catalog["dataset"]

    assert catalog["conformsTo"]["title"] == "DCAT-US 3.0"
    assert {"title", "description", "identifier", "publisher", "contactPoint"} <= dataset.keys()
    assert dataset["publisher"]["name"] == "Invented Statistics"
    assert dataset["contactPoint"]["hasEmail"] == "mailto:statistics@example.org"
    assert dataset["temporal"][0]["endDate"] == "2011-06-30"
    assert dataset["version"] == "1.0"


def test_the_catalog_names_files_that_are_there_with_size_and_hash(files):
    (dataset,) = json.loads(files["data.json"])["dataset"]

    for one in [*dataset["distribution"], dataset["describedBy"]]:
        file = files[one["downloadURL"].removeprefix(dataset["@id"])]
        assert one["byteSize"] == str(len(file))
        assert one["checksum"]["checksumValue"] == hashlib.sha256(file).hexdigest()
    assert [one["format"] for one in dataset["distribution"]] == ["CSV", "Parquet"]


def test_the_dictionary_has_every_column_of_every_table(second):
    rows = list(csv.DictReader(io.StringIO(second["dictionary.csv"].decode())))

    assert [row["column"] for row in rows if row["table"] == "flow"] == [
        "fips", "level", "county", "bookings", "rate", "since",
    ]  # fmt: skip
    assert {row["table"] for row in rows} == {"flow", "revisions"}
    assert [row["part"] for row in rows[:3]] == ["facet", "facet", "indicator"]
    assert rows[4]["symbols"] == "one of: [z] There is no such figure."


def test_the_readme_tells_the_symbols_and_how_to_check(files):
    text = files["README"].decode()

    assert "[n]  The jurisdiction did not take part in this period." in text
    assert "manage.py verify_release" in text
    assert "2011-07-15T21:00:00+00:00" in text
