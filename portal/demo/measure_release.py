"""How long the latest quarter of a large nation takes to its release, and its pages."""

import gzip
from collections.abc import Callable, Iterator
from functools import partial

from django.conf import settings
from django.test import Client

from portal.demo import timing
from portal.demo.releasing import Releaser
from portal.demo.timing import once, spread, times
from portal.jurisdictions import scope
from portal.quarters import Quarter
from reports.publication.models import File
from reports.releases.rebuilding import rebuild
from reports.statistics.cubing import counts_of
from reports.statistics.indicators import INDICATORS, review
from reports.statistics.models import Cube

RELEASE_GOAL, REVIEW_GOAL = 600, 2  # seconds
PAGE_GOAL, MAP_GOAL = 300, 100_000  # milliseconds; bytes as sent


def released(releaser: Releaser, quarter: Quarter) -> Iterator[str]:
    """Take a quarter that was counted to the public, each step timed, and make it again."""
    release = releaser.freeze(quarter)
    steps: dict[str, Callable[[], object]] = {
        "rounded and reviewed": lambda: releaser.compute(release, quarter),
        "flags asked, examined, signed": lambda: releaser.sign_flags(release, quarter),
        "gate, pictures, package, signature": lambda: releaser.check(release, quarter),
        "published": lambda: releaser.publish(release, quarter),
    }
    took = {name: once(step) for name, step in steps.items()}
    for name, seconds in took.items():
        yield f"  {name}: {seconds:.1f} s"
    yield f"release of a quarter: {sum(took.values()):.1f} s (goal {RELEASE_GOAL})"
    publication = releaser.publication(quarter)
    seconds = once(lambda: rebuild(publication))
    yield f"  rebuilt, the same byte by byte: {seconds:.1f} s"


def reviewed(quarter: Quarter) -> Iterator[str]:
    """One indicator over every county."""
    with scope.within(scope.statistics()):
        cube = Cube.objects.filter(quarter=str(quarter), frozen_at__isnull=False).latest("pk")
        counts = counts_of(cube)
    indicator = INDICATORS["detainers"]
    took = timing.median(partial(review, counts, indicator))
    counties = len(review(counts, indicator).counties)
    yield f"review of one indicator, {counties:,} counties: {took:.2f} s (goal {REVIEW_GOAL})"


def pages(quarter: Quarter) -> Iterator[str]:
    """The public pages as the site answers, without the way over the network."""
    home = f"/figures/{quarter}/1.0/"
    paths = [
        "/figures/",
        "/figures/places/?q=Harris",
        "/figures/place/48201/",
        "/figures/place/48/",
        "/figures/compare/?place=48201&place=06037",
        f"{home}map/detainers/",
        f"{home}funnel/detainers/",
        f"{home}files/",
        f"/api/v1/releases/{quarter}/1.0/figures/?place=48201",
    ]
    client = Client(HTTP_HOST="localhost")
    for path in paths:
        if client.get(path).status_code != 200:
            raise LookupError(f"{path} does not answer")
        middle, slow = (1000 * part for part in spread(times(partial(client.get, path))))
        yield f"{path:<52}{middle:6.0f} ms, 95 % under {slow:.0f} (goal {PAGE_GOAL})"


def maps(quarter: Quarter) -> Iterator[str]:
    """What the largest map weighs as it is sent."""
    rows = File.objects.filter(publication__quarter=str(quarter), path__startswith="charts/map-")
    sizes = [len(gzip.compress(bytes(file.data))) for file in rows.filter(path__endswith=".svg")]
    languages = len(settings.LANGUAGES)
    yield (
        f"largest of {len(sizes) // languages} maps in {languages} languages:"
        f" {max(sizes):,} bytes gzipped (goal {MAP_GOAL:,})"
    )
