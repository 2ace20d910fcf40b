"""A journalist finds the files of a release, takes them with curl, and checks them offline."""

import csv
import hashlib
import io
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest

from portal.jurisdictions import scope
from portal.quarters import Quarter
from portal.stack.state import ROOT
from reports.publication.models import Publication
from tests.conftest import person
from tests.journeys.ways import statistician
from tests.journeys.ways.visitor import Door
from tests.reports.releases import worlds

QUARTER = Quarter(2011, 4)
ENTRY = "{http://www.w3.org/2005/Atom}entry"


def checks_a_release(door: Door) -> None:
    """From the home page to the files; their sums, the signature, the rows, and the feeds."""
    if not shutil.which("curl"):
        pytest.skip("NOTHING WAS CHECKED: curl is missing.")
    made, site = _published(), door.house.site.address
    reader = door.visitor().open("/").follow("Figures and reports")
    reader.follow("Corrections and all versions")
    reader.go(reader.main.get_by_role("link", name=f"{made.quarter} {made.version}").first)
    reader.follow("Files to download, with their checksums and how to cite them")
    rows = reader.main.locator("table tbody tr").all()
    files = {row.locator("a").inner_text(): row for row in rows}
    sums = {name: row.locator("td").last.inner_text() for name, row in files.items()}

    with TemporaryDirectory() as folder:
        for name in files:
            _curl(urljoin(reader.page.url, name), Path(folder) / name)
        assert {name: _sum(Path(folder) / name) for name in files} == sums
        key = _curl(f"{site}/figures/keys/").splitlines()[-1]
        assert "files are as" in _verified(folder, key)
        (Path(folder) / "README").write_text("Another word.")
        assert "README" in _verified(folder, key, code=1)
    places = _curl(urljoin(reader.page.url, "data/places.csv"))
    assert "39901" in {row["place"] for row in csv.DictReader(io.StringIO(places))}
    for feed in ("/figures/feed/", "/jurisdictions/feed.atom"):
        told = ElementTree.fromstring(_curl(site + feed))  # noqa: S314  our own
        assert told.findall(ENTRY)


@cache
def _published() -> Publication:
    """A release that went the whole way, once for all who only read it."""
    first, head = person("press-1", ("STATISTICIAN", None)), person("press-2", ("RELEASER", None))
    made = worlds.published(statistician.counted(QUARTER), first, head)
    with scope.within(scope.statistics()):
        return Publication.objects.get(quarter=made.quarter)


def _curl(url: str, path: Path | None = None) -> str:
    """What an address answers, into a file where one is named; an error code is a failure."""
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
    given = ["--output", str(path)] if path else []
    command = ["curl", "--silent", "--show-error", "--fail", "--compressed", *given, url]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    return done.stdout


def _verified(folder: str, key: str, *, code: int = 0) -> str:
    """What the verifier says, which knows neither the site nor its database."""
    words = [sys.executable, "manage.py", "verify_release", folder, "--key", key]
    told = {name: value for name, value in os.environ.items() if "DATABASE" not in name}
    given = {"cwd": ROOT, "env": told, "capture_output": True, "text": True}
    done = subprocess.run(words, check=False, **given)  # type: ignore[call-overload]  # noqa: S603
    assert done.returncode == code, done.stderr
    return str(done.stdout)


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
