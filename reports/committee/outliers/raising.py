"""Signed flags become inquiries: by a release, or by the hand of the secretariat; each once."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.audit import trail
from portal.constraints import constraint_of
from portal.jurisdictions.access import require
from portal.jurisdictions.models import Jurisdiction
from reports.committee.outliers.models import Inquiry
from reports.committee.outliers.refusals import AlreadyRaised
from reports.committee.seats.models import Matter
from reports.committee.seats.recusals import codes_of, concerns
from reports.committee.seats.refusals import MustKeepAway
from reports.committee.seats.selectors import term_of
from reports.committee.seats.states import RUN, MatterKind
from reports.flags.models import Flag, Paper
from reports.flags.selectors import signed
from reports.flags.states import Conclusion
from reports.statistics.indicators import INDICATORS
from reports.statistics.models import Cube

ONCE = "inquiry_once_of_a_flag"
Key = tuple[str, str, str, str]


@dataclass(frozen=True)
class Taken:
    """A flag as the committee takes it up."""

    county: Jurisdiction
    quarter: str
    synthetic: bool
    printed: bool
    indicator: str
    side: str
    group: str
    statement: str


def raise_inquiries(cube: Cube, *, at: datetime, printed: Collection[Key] = ()) -> list[Inquiry]:
    """Raise an inquiry for each signed flag of a cube that needs a look by the committee.

    ``printed`` are county, indicator, side and group of the flags that the release prints.  A
    flag like one that was raised before, by an earlier count or by hand, raises none.  Runs in
    the statistics scope, in the transaction of the release.
    """
    flags = list(signed(cube))
    papers = {paper.flag_id: paper for paper in Paper.objects.filter(flag__in=flags)}
    needing = [flag for flag in flags if papers[flag.pk].conclusion == Conclusion.NEEDS_LOOK]
    raised = (_once(_of(flag, papers[flag.pk], printed), by=None, at=at) for flag in needing)
    return [inquiry for inquiry in raised if inquiry is not None]


def take_up(
    *,
    county: str,
    quarter: str,
    synthetic: bool,
    indicator: str,
    side: str,
    group: str,
    statement: str,
    by: User,
    at: datetime,
) -> Inquiry:
    """Raise an inquiry by hand for a flag that a release prints, whatever its conclusion.

    Runs in the committee's scope: what it needs of the flag is public.  Raises ``AccessDenied``,
    ``MustKeepAway`` and ``AlreadyRaised``.
    """
    require(by, RUN)
    place = Jurisdiction.objects.get(code=county, kind=Jurisdiction.Kind.COUNTY)
    term = term_of(by, at=at)
    if term is not None and concerns(codes_of(term), place):
        raise MustKeepAway(_("You keep away from this place."))
    taken = Taken(place, quarter, synthetic, True, indicator, side, group, statement)
    made = _once(taken, by=by, at=at)
    if made is None:
        raise AlreadyRaised(_("The committee looks into this flag already."))
    return made


def _of(flag: Flag, paper: Paper, printed: Collection[Key]) -> Taken:
    place = flag.jurisdiction
    key = (place.code, flag.indicator, flag.side, flag.group)
    return Taken(
        place,
        flag.quarter,
        flag.synthetic,
        key in printed,
        flag.indicator,
        flag.side,
        flag.group,
        paper.statement,
    )


def _once(taken: Taken, *, by: User | None, at: datetime) -> Inquiry | None:
    """The inquiry with its matter; None where another one is there, made at once or before."""
    try:
        with transaction.atomic():
            return _made(taken, by, at)
    except IntegrityError as error:
        if constraint_of(error) != ONCE:
            raise
        return None


def _made(taken: Taken, by: User | None, at: datetime) -> Inquiry:
    matter = Matter.objects.create(
        kind=MatterKind.OUTLIER, title=_title(taken), place=taken.county, opened_at=at
    )
    inquiry = Inquiry(
        jurisdiction=taken.county,
        matter=matter,
        quarter=taken.quarter,
        synthetic=taken.synthetic,
        printed=taken.printed,
        indicator=taken.indicator,
        side=taken.side,
        group=taken.group,
        statement=taken.statement,
        raised_at=at,
        changed_at=at,
    )
    inquiry.save(force_insert=True)
    detail: dict[str, object] = {"quarter": taken.quarter, "indicator": taken.indicator}
    event = "committee.inquiry_raised"
    trail.record(event=event, subject=inquiry, by=by, at=at, detail=detail)
    return inquiry


def _title(taken: Taken) -> str:
    """Place, indicator and quarter in English; a matter's title is public and has no direction."""
    with translation.override("en"):
        title = INDICATORS[taken.indicator].title
        return f"{taken.county}, {taken.quarter}: {title}"
