"""The same bytes again from the snapshot, on any day and in any process."""

from portal.jurisdictions import scope
from reports.coverage.freezing import is_as_frozen
from reports.coverage.telling import rounding_in
from reports.disclosure.rounding import round_cube
from reports.package.building import build
from reports.package.manifest import SIGNATURE
from reports.publication.models import File, Publication
from reports.releases.checking import contents_of
from reports.releases.keys import SIGNER, rounding_secret, seed_that_signed
from reports.releases.ledgers import pages_before, shown_of, unpacked
from reports.releases.models import Release
from reports.releases.refusals import NotRebuilt
from reports.releases.source import source_of
from reports.statistics.cubing import counts_of, digest_of


def rebuild(publication: Publication) -> dict[str, bytes]:
    """Round the snapshot anew and build the package; the files by path, as they were published.

    Runs in no scope.  Raises ``NotRebuilt`` where the snapshot, the rounding or a file differs.
    """
    with scope.within(scope.statistics()):
        release = Release.objects.select_related("cube", "ledger").get(publication=publication)
        cube = release.cube
        if cube is None or not cube.frozen_at or cube.digest != publication.snapshot:
            raise NotRebuilt(["the snapshot"])
        truth = counts_of(cube)
        digest = digest_of(truth, longest=cube.longest, exposures=cube.exposures.all())
        if digest != cube.digest:
            raise NotRebuilt(["the snapshot"])
        before = pages_before(release)
        shown = round_cube(truth, rounding_secret(), before[-1] if before else None)
        if (shown.counts != shown_of(truth, unpacked(release.ledger.page)).counts).any():
            raise NotRebuilt(["the numbers shown"])
        training = rounding_in(quarter=cube.quarter, frozen_at=cube.frozen_at)
        if training and not is_as_frozen(training, secret=rounding_secret()):
            raise NotRebuilt(["the figures of training"])
        published = {
            file.path: bytes(file.data) for file in File.objects.filter(publication=publication)
        }
        seed = seed_that_signed(published[SIGNATURE])
        content, earlier = contents_of(release, source_of(release))
        files = build(content, earlier=earlier, signer=SIGNER, seed=seed)
    differ = [
        path
        for path in sorted(published.keys() | files.keys())
        if published.get(path) != files.get(path)
    ]
    if differ:
        raise NotRebuilt(differ)
    return files
