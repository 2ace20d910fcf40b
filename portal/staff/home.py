"""All that a person's first page shows, each part read in the scope that its work has."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from portal.accounts.models import User
from portal.inbox.preferring import note_visit
from portal.inbox.selectors import News, news_since, unread_count
from portal.staff.waiting import Card


@dataclass(frozen=True)
class Home:
    """What waits, what of it is late, and the news since the last visit."""

    cards: Sequence[Card]
    unread: int
    news: Sequence[News]
    came: int
    since: datetime | None

    @property
    def late(self) -> int:
        """How many things are late in all."""
        return sum(row.late for card in self.cards for row in card.rows)


def home_of(user: User, *, at: datetime) -> Home:
    """A person's first page; runs in no scope and notes the visit."""
    since = note_visit(by=user, at=at)
    news, came = news_since(user, since=since)
    return Home(
        cards=[],
        unread=unread_count(user),
        news=news,
        came=came,
        since=since,
    )
