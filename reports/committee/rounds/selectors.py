"""Reads: rounds, their frames and samples, and the names by which words could tell a place."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from portal.jurisdictions import scope
from reports.committee.rounds.drawing import shares_of
from reports.committee.rounds.models import Case, Frame, Round
from reports.committee.rounds.states import Status
from reports.committee.rounds.strata import Stratum
from reports.committee.seats.models import Term
from reports.committee.seats.recusals import hidden_from
from reports.statistics.models import Cube

# What everybody may read of a round; the site's own role reads nothing else.
PUBLIC = (
    *("number", "title", "codebook", "matter", "quarter", "size", "per_case", "synthetic"),
    *("status", "changed_at", "frame_digest", "frame_cases", "framed_at", "seed", "seeded_at"),
)


@dataclass(frozen=True)
class Share:
    """A stratum of a frame: how many cases it has, and how many of them are drawn."""

    code: str
    cases: int
    drawn: int


def rounds() -> QuerySet[Round]:
    """Every round, the newest first, with what is public of it."""
    return Round.objects.only(*PUBLIC).order_by("-number")


def round_numbered(number: int) -> Round | None:
    """One round with its codebook, and what is public of it."""
    rows = Round.objects.select_related("codebook").only(*PUBLIC, *_CODEBOOK)
    return rows.filter(number=number).first()


def rounds_for(term: Term | None) -> QuerySet[Round]:
    """The rounds at the committee's desk; those that a member keeps away from are not there."""
    rows = Round.objects.select_related("codebook", "matter", "seeded_by", "planned_by")
    return rows.exclude(matter__in=hidden_from(term)).order_by("-number")


def round_for(term: Term | None, number: int) -> Round | None:
    """One of them; None for one that a member keeps away from."""
    return rounds_for(term).filter(number=number).first()


def frame_of(round_: Round) -> Frame | None:
    """The frame as it is sent, None before it is public."""
    return Frame.objects.filter(round=round_.pk).first()


def shares_of_round(round_: Round) -> list[Share]:
    """The strata of a round by code; nothing before its frame is public."""
    frame = Frame.objects.filter(round=round_.pk).only("sizes").first()
    sizes = dict(frame.sizes) if frame else {}
    drawn = shares_of(sizes, size=round_.size) if round_.seed else Counter()
    return [Share(code, cases, drawn.get(code, 0)) for code, cases in sorted(sizes.items())]


def legend_of(round_: Round) -> dict[str, Stratum]:
    """What each code of the frame stands for; the committee's."""
    return {code: Stratum(*rest) for code, *rest in round_.strata}


def drawn_keys(round_: Round) -> list[tuple[str, str]]:
    """The keys of the sample with their codes, by key; nothing that leads to a case's page."""
    rows = Case.objects.filter(round=round_.pk).order_by("key")
    return list(rows.values_list("key", "stratum"))


def frozen_quarters() -> dict[str, bool]:
    """The quarters with frozen figures, the latest first, and whether they are invented."""
    rows = Cube.objects.filter(frozen_at__isnull=False).order_by("quarter", "frozen_at")
    found = dict(rows.values_list("quarter", "synthetic"))
    return dict(sorted(found.items(), reverse=True))


def waiting_rounds() -> list[Round]:
    """The rounds that wait for a worker; runs in no scope."""
    with scope.within(scope.statistics()):
        rows = Round.objects.filter(Q(status=Status.FRAMING) | Q(status=Status.SEEDED))
        return list(rows.only("status").order_by("number"))


_CODEBOOK = ("codebook__version", "codebook__title")
