"""The screen of a frozen cube raises its flags: once, all in one transaction."""

from datetime import datetime

from django.db import transaction

from portal.audit import trail
from portal.jurisdictions.models import Jurisdiction
from portal.quarters import Quarter
from reports.flags.figures import Figures
from reports.flags.findings import Finding, screened
from reports.flags.models import CaseFile, Flag, Screening
from reports.flags.refusals import NotFrozen, PlaceUnknown
from reports.flags.results import results_of
from reports.statistics.cubing import counts_of
from reports.statistics.models import Cube

# Two years: what was before tells little of how a place works now.
QUARTERS = 8
AT_ONCE = 500


@transaction.atomic
def raise_flags(cube: Cube, *, at: datetime) -> int:
    """Screen a frozen cube by every indicator, group and history; how many flags were raised.

    A cube that was screened raises none again.  Runs in the statistics scope; two who come at
    once take turns.  Raises ``NotFrozen``, and ``PlaceUnknown`` where a county is not listed.
    """
    cube = Cube.objects.select_for_update(of=("self",)).get(pk=cube.pk)
    if cube.frozen_at is None:
        raise NotFrozen(f"{cube} is not frozen.")
    if Screening.objects.filter(cube=cube).exists():
        return 0
    counts = [counts_of(one) for one in [*earlier(cube), cube]]
    found = screened(counts)
    raised = _write(cube, found.findings, Figures(counts[-1], found), at)
    made = Screening.objects.create(
        cube=cube, screened_at=at, raised=raised, results=results_of(found)
    )
    detail: dict[str, object] = {"quarter": cube.quarter, "raised": raised}
    trail.record(event="cube.screened", subject=made, by=None, at=at, detail=detail)
    return raised


def earlier(cube: Cube) -> list[Cube]:
    """The cubes of the quarters right before, the oldest first: the last frozen one of each."""
    rows = Cube.objects.filter(frozen_at__isnull=False, quarter__lt=cube.quarter)
    last = {row.quarter: row for row in rows.order_by("frozen_at", "pk")}
    found: list[Cube] = []
    quarter = Quarter.named(cube.quarter)
    while len(found) + 1 < QUARTERS and (before := last.get(str(quarter.shifted(-1)))):
        found.append(before)
        quarter = quarter.shifted(-1)
    return found[::-1]


def _write(cube: Cube, findings: list[Finding], figures: Figures, at: datetime) -> int:
    places = _places({finding.county for finding in findings})
    flags = [
        Flag(
            cube=cube,
            jurisdiction_id=places[one.county],
            quarter=cube.quarter,
            synthetic=cube.synthetic,
            indicator=one.indicator,
            side=one.side,
            group=one.group,
            observed=one.observed,
            expected=one.expected,
            p=one.p,
            q=one.q,
            cusum=one.cusum,
            ratio=one.ratio,
            low=one.low,
            high=one.high,
            opened_at=at,
            changed_at=at,
        )
        for one in findings
    ]
    files = [
        CaseFile(jurisdiction_id=flag.jurisdiction_id, flag=flag, figures=figures.of(one))
        for flag, one in zip(flags, findings, strict=True)
    ]
    Flag.objects.bulk_create(flags, batch_size=AT_ONCE)
    CaseFile.objects.bulk_create(files, batch_size=AT_ONCE)
    return len(flags)


def _places(codes: set[str]) -> dict[str, int]:
    rows = Jurisdiction.objects.filter(kind=Jurisdiction.Kind.COUNTY, code__in=codes)
    found = dict(rows.values_list("code", "pk"))
    if missing := sorted(codes - set(found)):
        raise PlaceUnknown(f"No county of the register has the code {', '.join(missing[:5])}.")
    return found
