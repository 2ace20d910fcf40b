"""The round of case reviews of the demonstration, from the frame to what the public reads."""

import random
from datetime import datetime
from typing import Any
from uuid import UUID

from portal.demo.advising_office import Office
from portal.demo.cast import MEMBERS
from portal.jurisdictions import scope
from reports.committee.rounds import consolidating, reviewing, services
from reports.committee.rounds.codebooks import answers_of
from reports.committee.rounds.filling import draw_round
from reports.committee.rounds.framing import frame_round
from reports.committee.rounds.models import Question, Review
from reports.committee.rounds.review_selectors import questions_of
from reports.committee.seats.models import Matter

SEED = "Five dice in the public session: 4 1 6 2 2"
# How often a reviewer sees a case as it was invented, and takes the others' view afterwards.
SEES, YIELDS = 0.8, 0.7


class Reviewer:
    """Members who mostly agree."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.chance = random.Random(2011)  # noqa: S311  the same story every time
        self.truth: dict[tuple[UUID, int], int] = {}

    def review(self, quarter: str, cases: int) -> Matter:
        """Plan, frame, draw, review, consolidate and close; the matter of the round."""
        do, day = self.office.do, self.office.day
        title = "Case reviews: the first sample"
        made = do(services.plan_round, title=title, quarter=quarter, size=cases, at=day(70))
        one: dict[str, Any] = {"round_id": made.pk}
        do(services.ask_frame, at=day(69), **one)
        frame_round(made.pk, at=day(68))
        do(services.name_seed, seed=SEED, at=day(60), **one)
        draw_round(made.pk, at=day(59))
        do(reviewing.start_reviews, at=day(58), **one)
        self._all(reviewing.save_answers, reviewing.lock_review, day(50), self._blind)
        do(consolidating.begin_consolidation, at=day(48), **one)
        save, settle = consolidating.save_consolidated, consolidating.settle_review
        self._all(save, settle, day(46), self._again)
        do(consolidating.close_round, at=day(45), **one)
        matter: Matter = made.matter
        return matter

    def _all(self, save: Any, end: Any, at: datetime, answered: Any) -> None:
        for name, _who in MEMBERS:
            person = self.office.people[name]
            with scope.within(scope.committee()):
                rows = Review.objects.filter(term__person=person).order_by("case_id")
                for review in rows.select_related("case__round"):
                    on: dict[str, Any] = {"review_id": review.pk, "by": person, "at": at}
                    save(given=answered(review), **on)
                    end(**on)

    def _blind(self, review: Review) -> dict[int, tuple[int, str]]:
        return {one.pk: (self._seen(review, one), "") for one in questions_of(review.case.round)}

    def _again(self, review: Review) -> dict[int, tuple[int, str]]:
        given = {one.question_id: one.value for one in review.answers.all()}
        yields = self.chance.random() < YIELDS
        return {
            question: (self.truth[review.case_id, question] if yields else value, "")
            for question, value in given.items()
        }

    def _seen(self, review: Review, question: Question) -> int:
        values = [value for value, _words in answers_of(question)]
        true = self.truth.setdefault((review.case_id, question.pk), self.chance.choice(values))
        return true if self.chance.random() < SEES else self.chance.choice(values)
