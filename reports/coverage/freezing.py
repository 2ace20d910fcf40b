"""A quarter's figures of training counted once, with its first release, and rounded once."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from portal.accounts.models import User
from portal.audit import trail
from portal.quarters import Quarter
from portal.sealing import keyed_hashes
from reports.coverage.counting import count_people, titles
from reports.coverage.gate import refusals
from reports.coverage.models import Count, Coverage, Rounding
from reports.coverage.pooling import pooled
from reports.coverage.rounding import Rounded, round_tallies
from reports.coverage.tallies import Tally, Told


@transaction.atomic
def count_coverage(
    *,
    quarter: Quarter,
    by: User | None,
    at: datetime,
    invented: Iterable[Tally] | None = None,
) -> Coverage:
    """Count the last day of a quarter that is over, unless it was counted before.

    ``invented`` are counts that tell of nobody.  Runs in the statistics scope.
    """
    found = Coverage.objects.filter(quarter=str(quarter)).first()
    if found is not None:
        return found
    day = quarter.ends
    tallies = sorted(count_people(on=day) if invented is None else invented, key=_by_key)
    names, said = titles(on=day), {one.topic for one in tallies}
    coverage = Coverage.objects.create(
        quarter=str(quarter),
        day=day,
        counted_at=at,
        counted_by=by,
        synthetic=invented is not None,
        topics={key: names.get(key, key) for key in sorted(said)},
        number=len(tallies),
        digest=digest_of(tallies),
    )
    Count.objects.bulk_create(Count(coverage=coverage, **vars(one)) for one in tallies)
    detail: dict[str, object] = {"quarter": coverage.quarter, "digest": coverage.digest}
    trail.record(event="coverage.counted", subject=coverage, by=by, at=at, detail=detail)
    return coverage


@transaction.atomic
def round_coverage(*, coverage: Coverage, secret: bytes, at: datetime) -> Rounding:
    """Round what was counted, unless it was rounded before, and ask the gate.

    Runs in the statistics scope.
    """
    found = Rounding.objects.filter(coverage=coverage).first()
    if found is not None:
        return found
    before = _before(coverage)
    rounded, refused = _computed(coverage, before, secret)
    rounding = Rounding.objects.create(
        coverage=coverage,
        before=before,
        rounded_at=at,
        lines=[] if refused else [list(vars(one).values()) for one in rounded.told],
        refusals=refused,
    )
    detail: dict[str, object] = {"quarter": coverage.quarter, "refusals": refused}
    trail.record(event="coverage.rounded", subject=rounding, by=None, at=at, detail=detail)
    return rounding


def is_as_frozen(rounding: Rounding, *, secret: bytes) -> bool:
    """Whether the counts are those that were frozen, and are rounded to the same numbers again."""
    coverage = rounding.coverage
    tallies = tallies_of(coverage)
    if digest_of(tallies) != coverage.digest or len(tallies) != coverage.number:
        return False
    rounded, refused = _computed(coverage, rounding.before, secret)
    told = () if refused else rounded.told
    return told == told_of(rounding) and refused == rounding.refusals


def tallies_of(coverage: Coverage) -> list[Tally]:
    """The true numbers of a quarter by place and topic."""
    names = ("place", "topic", "needed", "lacking", "roster", "standing")
    rows = coverage.counts.order_by("place", "topic").values_list(*names)
    return [Tally(*row) for row in rows]


def told_of(rounding: Rounding) -> tuple[Told, ...]:
    """The numbers shown; none where the gate refused."""
    return tuple(Told(*line) for line in rounding.lines)


def digest_of(tallies: Sequence[Tally]) -> str:
    """The keyed hash of all true numbers in their one order, in hexadecimal."""
    digest = hashlib.sha256()
    for one in sorted(tallies, key=_by_key):
        digest.update(f"{'|'.join(map(str, vars(one).values()))}\n".encode())
    return keyed_hashes(digest.digest(), purpose="coverage")[0]


def _computed(
    coverage: Coverage, before: Rounding | None, secret: bytes
) -> tuple[Rounded, list[str]]:
    tallies = pooled(tallies_of(coverage))
    if not tallies:
        return Rounded((), ()), []
    rounded = round_tallies(coverage.quarter, tallies, secret, told_of(before) if before else ())
    return rounded, refusals(coverage.quarter, tallies, rounded, secret)


def _before(coverage: Coverage) -> Rounding | None:
    """The rounding of the latest earlier quarter of the same kind."""
    rows = Rounding.objects.filter(
        coverage__quarter__lt=coverage.quarter, coverage__synthetic=coverage.synthetic
    )
    return rows.select_related("coverage").order_by("-coverage__quarter").first()


def _by_key(one: Tally) -> tuple[str, str]:
    return one.key
