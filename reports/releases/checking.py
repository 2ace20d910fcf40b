"""The package of a computed release, and the gate that it has to pass."""

import hashlib
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction

from portal.jurisdictions import scope
from portal.jurisdictions.zones import washington_day
from portal.quarters import Quarter
from reports.calendar.selectors import day_of
from reports.disclosure.cube import Cube
from reports.disclosure.gate import Release as Printed
from reports.disclosure.gate import examine
from reports.disclosure.ledger import Page
from reports.disclosure.soundness import Finding
from reports.package.building import build
from reports.package.content import Release as Content
from reports.package.manifest import MANIFEST
from reports.releases import progress
from reports.releases.content import NO_CHANGE, content_of, earlier_of, numbered
from reports.releases.keys import SIGNER, rounding_secret, signing_seed
from reports.releases.ledgers import pages_before
from reports.releases.models import DraftFile, Release
from reports.releases.moves import lock, move
from reports.releases.printing import figures_of, measures_at_fault, tables_printed
from reports.releases.progress import CHECK, Clock, Say, Teller, heed, quiet
from reports.releases.refusals import NothingChanged
from reports.releases.source import Source, source_of
from reports.releases.states import Status
from reports.releases.training import training_at_fault
from reports.statistics.cubing import counts_of

STEPS = 4


def check(release_id: int, *, clock: Clock, say: Say = quiet) -> bool:
    """Write the package of a computed release and ask the gate; whether it passed here.

    The gate sees the rows that pages will read and the numbers of the files themselves.  Runs in
    no scope.  Safe to run twice, and at once.  What the gate finds is kept with the release, for
    the statistician alone.  Raises ``Canceled``, with nothing written.
    """
    told = Teller(release_id, CHECK, STEPS, clock, say)
    with scope.within(scope.statistics()):
        release = Release.objects.select_related("cube", "ledger").get(pk=release_id)
        if release.status != Status.COMPUTED or release.cube is None:
            return False
        truth, release.day = counts_of(release.cube), _day_printed(release, clock())
        source, before = source_of(release), pages_before(release)
        try:
            content, earlier = contents_of(release, source)
        except NothingChanged:
            content = None
    if content is None:
        progress.stop(release_id, CHECK, problem=NO_CHANGE)
        return False
    told.step(1)
    if findings := against(truth, source, content, before):
        _refuse(release, [asdict(finding) for finding in findings])
        return False
    told.step(2)
    files = build(content, earlier=earlier, signer=SIGNER, seed=signing_seed())
    told.step(3)
    with scope.within(scope.statistics()):
        done = _keep(release, content, files, clock())
    say(CHECK, STEPS, STEPS)
    return done


def contents_of(release: Release, source: Source) -> tuple[Content, Content | None]:
    """What a release says under its number, and what the version before it said.

    Runs in the statistics scope.  Raises ``NothingChanged``.
    """
    content, former = content_of(release, source), earlier_of(release)
    if former is None:
        return content, None
    earlier = content_of(former, source_of(former), drawn=False)
    return numbered(release, content, earlier), earlier


def against(
    truth: Cube, source: Source, content: Content, before: Sequence[Page]
) -> list[Finding]:
    """Everything that speaks against what is to be printed; an empty list lets it pass."""
    figures = list(figures_of(source.shown))
    tables = tables_printed(figures, content)
    found = examine(Printed(truth, source.shown, tables, before), rounding_secret())
    found += measures_at_fault(figures, content)
    return [*found, *training_at_fault(source, content)]


def _day_printed(release: Release, at: datetime) -> date:
    """The day of the calendar, of a correction today's; kept with what comes of the check."""
    day = washington_day(at) if release.reason else day_of(Quarter.named(release.quarter))
    return release.day if day is None else day


@transaction.atomic
def _keep(read: Release, content: Content, files: dict[str, bytes], at: datetime) -> bool:
    release = lock(read.pk)
    if release.status != Status.COMPUTED or release.cube_id != read.cube_id:
        return False
    heed(release, CHECK)
    release.files.all().delete()
    rows = [DraftFile(release=release, path=path, data=data) for path, data in files.items()]
    DraftFile.objects.bulk_create(rows)
    sets = {
        "day": read.day,
        "version": content.version,
        "address": content.address,
        "manifest": hashlib.sha256(files[MANIFEST]).hexdigest(),
        "findings": [],
        "work": {},
    }
    move(release, Status.CHECKED, by=None, at=at, sets=sets)
    return True


def _refuse(read: Release, findings: list[dict[str, object]]) -> None:
    """Keep what the gate found, unless the release was thawed meanwhile."""
    with scope.within(scope.statistics()):
        release = lock(read.pk)
        if release.status != Status.COMPUTED or release.cube_id != read.cube_id:
            return
        heed(release, CHECK)
        release.findings, release.work, release.day = findings, {}, read.day
        release.save(update_fields=["findings", "work", "day"])
