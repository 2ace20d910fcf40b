"""Statements to a meeting, filed as the public does and decided on as the secretariat does."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from portal.accounts.models import User
from reports.committee.meetings.models import Campaign, Meeting, PostedStatement, Statement
from reports.committee.meetings.statement_moderation import (
    join_statements,
    show_statement,
    withhold_statement,
)
from reports.committee.meetings.statements import file_statement
from tests.reports.committee.meetings.worlds import DAY, PLANNED
from tests.reports.committee.worlds import inside

FILED = PLANNED + DAY
READ = FILED + DAY
LETTER = (
    "I write to ask the committee to look at detainers that follow a minor traffic stop. "
    "In our town people no longer call the police when they are robbed, because a broken tail "
    "light can end with a hold. Please recommend that no hold follows a minor traffic stop."
)
VARIANT = LETTER + " My own family has seen this happen."


def filed(meeting: Meeting, words: str = LETTER, *, at: datetime = FILED, **given: Any) -> UUID:
    """A statement of the public; each from a form and an address of its own."""
    sent = {"key": uuid4(), "caller": uuid4().hex, "language": "en", **given}
    return file_statement(meeting_id=meeting.pk, words=words, at=at, **sent)


def row(number: UUID) -> Statement:
    """A statement as the committee reads it."""
    return inside(Statement.objects.select_related("meeting", "item").get, pk=number)


def shown(number: UUID, sybil: User, *, at: datetime = READ, **given: Any) -> PostedStatement:
    return inside(show_statement, statement_id=number, by=sybil, at=at, **given)


def withheld(
    number: UUID, sybil: User, ground: str = "OFF_TOPIC", *, at: datetime = READ
) -> Statement:
    given = {"ground": ground, "reason": "It is about roads.", "by": sybil, "at": at}
    return inside(withhold_statement, statement_id=number, **given)


def joined(
    one: UUID, other: UUID, sybil: User, title: str = "No hold after a traffic stop"
) -> Campaign:
    given = {"title": title, "by": sybil, "at": READ}
    return inside(join_statements, statement_id=one, other_id=other, **given)


def many(meeting: Meeting, number: int, words: str = LETTER, **given: Any) -> list[UUID]:
    """So many that say the same, a minute apart."""
    return [
        filed(meeting, words, at=FILED + timedelta(minutes=each), **given)
        for each in range(number)
    ]
