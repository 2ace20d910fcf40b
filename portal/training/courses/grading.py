"""Answers against a course's questions, and the order in which options are shown."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from portal.training.courses.content import Question


@dataclass(frozen=True)
class Grade:
    """Which questions were answered rightly, in their order."""

    marks: tuple[bool, ...]

    @property
    def right(self) -> int:
        """How many."""
        return sum(self.marks)

    @property
    def score(self) -> int:
        """How many in a hundred, rounded down."""
        return 100 * self.right // len(self.marks)


class Unanswered(Exception):
    """A question has no answer, or one that is not among its options."""


def grade(questions: Sequence[Question], answers: Sequence[Collection[int]]) -> Grade:
    """Mark each question right that was answered with all of its right options and no other.

    Raises ``Unanswered`` where an answer is missing or unknown, whatever the others are.
    """
    if not questions or len(answers) != len(questions):
        raise Unanswered
    for question, answer in zip(questions, answers, strict=True):
        if not answer or not set(answer) <= set(range(len(question.options))):
            raise Unanswered
    pairs = zip(questions, answers, strict=True)
    return Grade(tuple(set(answer) == question.right for question, answer in pairs))


def order_of(question: Question, number: int, *, seed: str) -> list[int]:
    """The places of a question's options in an order that the seed decides."""

    def turn(place: int) -> bytes:
        return hashlib.sha256(f"{seed}/{number}/{place}".encode()).digest()

    return sorted(range(len(question.options)), key=turn)
