import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from reports.package.building import BadRelease, build
from reports.package.manifest import BadManifest
from reports.package.verifying import verify
from tests.reports.package.worlds import FLOW, KEY, RELEASE, ROWS, SEED, SIGNER, with_rows

ROOT = Path(__file__).parents[3]
ELSEWHERE = """
import hashlib
from tests.reports.package.worlds import built
for path, file in sorted(built().items()):
    print(path, hashlib.sha256(file).hexdigest())
"""


def make(release, **others):
    return build(release, signer=SIGNER, seed=SEED, **others)


def test_a_package_has_every_file_that_is_promised(files):
    assert sorted(files) == [
        "CHANGES", "README", "charts/funnel.svg", "data.json", "data/flow.csv",
        "data/flow.parquet", "datapackage.json", "dictionary.csv", "manifest.json",
        "manifest.sig",
    ]  # fmt: skip


@pytest.mark.parametrize(("seed", "zone"), [("1", "Pacific/Auckland"), ("2", "America/Chicago")])
def test_another_process_makes_the_same_bytes(files, seed, zone):
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}

    told = subprocess.run(  # noqa: S603
        [sys.executable, "-c", ELSEWHERE], cwd=ROOT, env=environment, capture_output=True,
        text=True, check=True,
    ).stdout  # fmt: skip

    here = [f"{path} {hashlib.sha256(file).hexdigest()}" for path, file in sorted(files.items())]
    assert told.splitlines() == here


def test_the_order_of_rows_and_the_zone_of_an_instant_leave_no_trace(files):
    west = RELEASE.cut_off.astimezone(timezone(timedelta(hours=-7)))

    again = make(replace(RELEASE, tables=(with_rows(*reversed(ROWS)),), cut_off=west))

    assert again == files


def test_any_other_figure_makes_other_bytes(files):
    other = make(replace(RELEASE, tables=(with_rows(*ROWS[1:]),)))

    same = {path for path in files if files[path] == other[path]}

    assert same == {"CHANGES", "README", "charts/funnel.svg", "dictionary.csv"}


def test_a_corrected_version_has_its_revised_cells_and_its_reason(second):
    assert second["data/revisions.csv"].decode().splitlines() == [
        "table,row,column,was,became",
        "flow,fips=01001 level=1,bookings,value 120,value 121",
    ]
    assert b"Against version 1.0: a minor change." in second["CHANGES"]
    assert b"A jail reported late." in second["CHANGES"]
    assert verify(second, verifier=KEY) == []


def test_a_first_version_says_so(files):
    assert b"The first version." in files["CHANGES"]
    assert b"All figures are invented." in files["CHANGES"]


@pytest.mark.parametrize("version", ["1.0", "1.2", "2.0"])
def test_a_number_that_does_not_follow_is_refused(version):
    later = replace(RELEASE, version=version, tables=(with_rows(*ROWS[:-1]),))

    with pytest.raises(BadRelease, match="does not follow"):
        make(later, earlier=RELEASE)


def test_a_version_that_changes_nothing_is_refused():
    with pytest.raises(BadRelease, match="Nothing changed"):
        make(replace(RELEASE, version="1.1"), earlier=RELEASE)


@pytest.mark.parametrize(
    ("release", "problem"),
    [
        (replace(RELEASE, name="a\nb"), "is called"),
        (replace(RELEASE, version="1"), "is called"),
        (replace(RELEASE, version="01.0"), "is called"),
        (replace(RELEASE, tables=()), "has tables"),
        (replace(RELEASE, tables=(FLOW, FLOW)), "has tables"),
        (replace(RELEASE, tables=(replace(FLOW, name="revisions"),)), "has tables"),
        (replace(RELEASE, address="https://example.org/a"), "with a slash"),
        (replace(RELEASE, cut_off=datetime(2011, 7, 1, tzinfo=UTC).replace(tzinfo=None)), "zone"),
        (replace(RELEASE, files={"README": b""}), "README is a file of the package"),
        (replace(RELEASE, files={"manifest.sig": b""}), "made of the other files"),
    ],
)
def test_a_release_that_cannot_be_published_is_refused(release, problem):
    with pytest.raises(BadRelease, match=problem):
        make(release)


@pytest.mark.parametrize("path", ["../a", "/a", "a//b", ".a", "a/../b", "a\\b", "a b", "a/", ""])
def test_a_path_that_is_not_plain_is_refused(path):
    with pytest.raises(BadManifest, match="no plain path"):
        make(replace(RELEASE, files={path: b""}))
