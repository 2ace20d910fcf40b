"""Reads: the flags of a quarter, those of a place, and what a release prints of them."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from portal.accounts.models import User
from portal.jurisdictions.access import jurisdictions_of
from reports.flags.models import Comment, Flag, Paper, Screening
from reports.flags.states import Status
from reports.flags.writing import ANSWERS
from reports.statistics.models import Cube


@dataclass(frozen=True)
class PublicFlag:
    """What a release prints of a signed flag: words, and no count; '' where there are none."""

    county: str
    indicator: str
    side: str
    group: str
    conclusion: str
    statement: str
    statement_es: str
    comment: str


def screened_quarters() -> list[str]:
    """The quarters with a screened cube, the latest first; statistics scope."""
    rows = Screening.objects.order_by("-cube__quarter").values_list("cube__quarter", flat=True)
    return list(rows.distinct())


def newest_screened(quarter: str) -> Cube | None:
    """The cube of a quarter that was frozen and screened last."""
    rows = Cube.objects.filter(quarter=quarter, screening__isnull=False)
    return rows.select_related("screening").order_by("-frozen_at", "-pk").first()


def replaced(flag: Flag) -> bool:
    """Whether a later frozen cube of its quarter stands in the place of the flag's own."""
    rows = Cube.objects.filter(quarter=flag.quarter, frozen_at__isnull=False)
    return rows.filter(frozen_at__gt=flag.cube.frozen_at).exists()


def flags_of(quarter: str, *, status: str = "", indicator: str = "") -> QuerySet[Flag]:
    """The flags of a quarter by any of its cubes, the newest cube's and most surprising first."""
    rows = Flag.objects.filter(quarter=quarter).select_related("jurisdiction", "cube")
    if status:
        rows = rows.filter(status=status)
    if indicator:
        rows = rows.filter(indicator=indicator)
    return rows.order_by("-cube__frozen_at", "p", "jurisdiction__name", "pk")


def flag_of(flag_id: UUID) -> Flag | None:
    """One flag with its place and cube; statistics scope."""
    return Flag.objects.select_related("jurisdiction", "cube").filter(pk=flag_id).first()


def was_screened(cube: Cube) -> bool:
    """Whether the flags of a cube were raised, be they none."""
    return Screening.objects.filter(cube=cube).exists()


def unsigned(cube: Cube) -> QuerySet[Flag]:
    """The flags of a cube that a release waits for."""
    return _of(cube).exclude(status=Status.SIGNED)


def signed(cube: Cube) -> QuerySet[Flag]:
    """The flags of a cube that a release prints."""
    return _of(cube).filter(status=Status.SIGNED)


def public_flags(cube: Cube) -> list[PublicFlag]:
    """What a release prints of the flags of a cube, by county and indicator; four queries."""
    flags = list(signed(cube))
    papers = {paper.flag_id: paper for paper in Paper.objects.filter(flag__in=flags)}
    comments = {one.flag_id: one.words for one in Comment.objects.filter(flag__in=flags)}
    return [
        PublicFlag(
            county=flag.jurisdiction.code,
            indicator=flag.indicator,
            side=flag.side,
            group=flag.group,
            conclusion=papers[flag.pk].conclusion,
            statement=papers[flag.pk].statement,
            statement_es=papers[flag.pk].statement_es,
            comment=comments.get(flag.pk, ""),
        )
        for flag in flags
    ]


def flags_for(user: User) -> QuerySet[Flag]:
    """The flags on which the places that a person answers for are asked, the latest first.

    Runs in the places' own scope.  An administrator as such answers for none.
    """
    places = jurisdictions_of(user, ANSWERS)
    rows = Flag.objects.filter(jurisdiction__in=places, asked_at__isnull=False)
    return rows.select_related("jurisdiction").order_by("-asked_at", "indicator", "pk")


def flag_for(user: User, flag_id: UUID) -> Flag | None:
    """One of those flags; None for one of a place of nobody's."""
    return flags_for(user).filter(pk=flag_id).first()


def comments_of(flag: Flag) -> list[Comment]:
    """What the place said, the last one last; that is the one that is printed."""
    return list(Comment.objects.filter(flag=flag).select_related("written_by"))


def _of(cube: Cube) -> QuerySet[Flag]:
    rows = Flag.objects.filter(cube=cube).select_related("jurisdiction")
    return rows.order_by("jurisdiction__code", "indicator", "side", "group")
