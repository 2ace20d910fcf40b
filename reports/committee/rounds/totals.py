"""What the answers of a round come to, for one viewer: over the cases that the viewer may see.

Who keeps away from any case of a round has others left out as well, of those that the viewer did
not review: else the difference to what is published, or to what the viewer saw before declaring an
interest, would tell the answers on the very cases that are kept away.  How many and which others
hangs by the round's secret on what is kept away.
"""

import hmac
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from portal.accounts.models import User
from reports.committee.rounds.agreeing import (
    PUBLISHED,
    QUICK,
    Asked,
    agreement_on,
    as_row,
)
from reports.committee.rounds.marks import open_cases
from reports.committee.rounds.models import Answer, Case, Outcome, Question, Review, Round
from reports.committee.rounds.review_selectors import may_see_results, questions_of
from reports.committee.rounds.reviewing import secret_of
from reports.committee.rounds.states import Phase, Scale, Status, Work
from reports.committee.seats.models import Term
from reports.committee.seats.selectors import term_of

FEWEST = 5
FEW, HIDDEN = "few", "hidden"
COUNTED = (Work.LOCKED, Work.SETTLED)
Row = dict[str, object]
ByCase = Mapping[UUID, Sequence[int]]


@dataclass(frozen=True)
class Totals:
    """The totals of one question: how often each value came up, conflicts, and agreement.

    Before a round closes ``counts`` are of single answers, and there are no conflicts yet.
    """

    question: Question
    cases: int
    counts: Mapping[int, int]
    conflicted: int | None
    figures: Mapping[str, Row]


def results_for(user: User, round_id: UUID, *, at: datetime) -> tuple[Round, list[Totals]] | None:
    """A round with its totals for a viewer; None where nothing is to be shown."""
    round_ = Round.objects.select_related("matter").filter(pk=round_id).first()
    if round_ is None or not may_see_results(user, round_, at=at):
        return None
    return round_, totals_for(round_, term_of(user, at=at))


def totals_for(round_: Round, term: Term | None) -> list[Totals]:
    """The totals of a round, question by question, for a member; for the secretariat all of it."""
    return _totals(round_, counted_cases(round_, term), QUICK)


def counted_cases(round_: Round, term: Term | None) -> list[UUID]:
    """The ids of the cases that go into the totals which a member sees, in their own order."""
    every = set(Case.objects.filter(round=round_).values_list("pk", flat=True))
    if term is None:
        return sorted(every)
    mine = Review.objects.filter(case__round=round_, term__person=term.person_id)
    given_up = set(mine.filter(status=Work.RELEASED).values_list("case", flat=True))
    seen = set(open_cases(term, round_).values_list("pk", flat=True)) - given_up
    if kept := every - seen:
        lots = _Lots(round_, kept)
        spare = sorted(seen - set(mine.values_list("case", flat=True)), key=lots.of)
        others = FEWEST + lots.number(FEWEST)
        if len(spare) < others:
            return []
        seen -= set(spare[:others])
    return sorted(seen)


def public_rows(round_: Round) -> list[Row]:
    """What is published of a closed round: all cases, and no count that is small."""
    every = counted_cases(round_, None)
    rows: list[Row] = []
    for one in _totals(round_, every, PUBLISHED):
        shown = without_small([*one.counts.values(), one.conflicted or 0])
        counts = [list(pair) for pair in zip(one.counts, shown, strict=False)]
        rows.append(
            {
                "number": one.question.number,
                "cases": one.cases,
                "counts": counts,
                "conflicted": shown[-1],
                "figures": one.figures,
            }
        )
    return rows


def without_small(counts: Sequence[int]) -> list[int | str]:
    """Counts of which none below ``FEWEST`` is told, nor can be told from the sum of all.

    Small ones are ``few``.  Where these come to less than ``FEWEST`` together, or there is but
    one, the next larger ones are ``hidden`` too.
    """
    shown: list[int | str] = [FEW if count < FEWEST else count for count in counts]
    kept = sorted((count, place) for place, count in enumerate(counts) if count >= FEWEST)
    small = [count for count in counts if count < FEWEST]
    away, total = len(small), sum(small)
    while away and kept and (away == 1 or total < FEWEST):
        count, place = kept.pop(0)
        shown[place], away, total = HIDDEN, away + 1, total + count
    return shown


def blind_answers(question: Question, cases: Collection[UUID]) -> ByCase:
    """What counts of the answers that members gave by themselves, by case, in order of value."""
    rows = Answer.objects.filter(
        question=question,
        phase=Phase.BLIND,
        review__case__in=cases,
        review__status__in=COUNTED,
    )
    found: dict[UUID, list[int]] = {case: [] for case in sorted(cases)}
    for case, value in rows.order_by("value").values_list("review__case", "value"):
        found[case].append(value)
    return found


def _totals(round_: Round, cases: Sequence[UUID], resamples: int) -> list[Totals]:
    return [_of(round_, one, cases, resamples) for one in questions_of(round_)]


def _of(round_: Round, question: Question, cases: Sequence[UUID], resamples: int) -> Totals:
    given = blind_answers(question, cases)
    values = [answer[0] for answer in question.answers]
    found: Counter[int]
    conflicted, counted = None, len([one for one in given.values() if one])
    if round_.status == Status.CLOSED:
        outcomes = Outcome.objects.filter(question=question, case__in=cases)
        came = list(outcomes.values_list("value", flat=True))
        conflicted, counted = came.count(None), len(came)
        found = Counter(value for value in came if value is not None)
    else:
        found = Counter(value for answers in given.values() for value in answers)
    asked = Asked(question.number, Scale(question.scale), values)
    figures = agreement_on(asked, list(given.values()), seed=round_.seed, resamples=resamples)
    counts = {value: found[value] for value in values}
    return Totals(question, counted, counts, conflicted, as_row(figures))


class _Lots:
    """What hangs by a round's secret on which cases are kept from a viewer."""

    def __init__(self, round_: Round, kept: Collection[UUID]) -> None:
        named = b"".join(case.bytes for case in sorted(kept))
        self._key = hmac.new(secret_of(round_).encode(), named, sha256).digest()

    def of(self, case: UUID) -> bytes:
        return hmac.new(self._key, case.bytes, sha256).digest()

    def number(self, below: int) -> int:
        return self._key[0] % below
