"""All that a person's first page shows, each part read in the scope that its work has."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.inbox.preferring import note_visit
from portal.inbox.selectors import Latest, news_since
from portal.jurisdictions import scope
from portal.jurisdictions.access import jurisdictions_of, rights_everywhere, rights_held
from portal.jurisdictions.reaching import stepping_into
from portal.mail.models import Letter
from portal.staff import places
from portal.staff.program import WORK
from portal.staff.waiting import Card, Waiting, waiting
from portal.training.selectors import Standing, standing_of


@dataclass(frozen=True)
class Home:
    """What waits, what of it is late, and the news since the last visit."""

    cards: Sequence[Card]
    latest: Latest
    since: datetime | None

    @property
    def late(self) -> int:
        """How many things are late in all."""
        return sum(row.late for card in self.cards for row in card.rows)

    @property
    def waits(self) -> bool:
        """Whether anything waits in any role."""
        return any(card.waits for card in self.cards)


def home_of(user: User, *, at: datetime) -> Home:
    """A person's first page; runs in no scope, enters that of each role, and notes the visit."""
    since = note_visit(by=user, at=at)
    return Home(list(_cards(user, at)), news_since(user, since=since), since)


def _cards(user: User, at: datetime) -> Iterator[Card]:
    held, everywhere = rights_held(user), rights_everywhere(user)
    if held:
        with stepping_into(scope.tenant(jurisdictions_of(user))):
            yield from list(places.cards(user, held, at=at))
    for rights, scope_of, cards in WORK:
        if everywhere & {*rights}:
            with stepping_into(scope_of()):
                yield from list(cards(user, everywhere, at))
    if needed := standing_of(user, at=at):
        yield Card(_("My training"), _training(needed))
    if user.is_superuser:
        failed = Letter.objects.filter(failed_at__isnull=False)
        letters = waiting(_("Letters that failed"), failed, "admin:mail_letter_changelist")
        yield Card(_("Administration"), [letters])


def _training(needed: Sequence[Standing]) -> list[Waiting]:
    page = reverse("training")
    states = Counter(one.state for one in needed)
    missing, ending = states["MISSING"], states["ENDING"]
    return [
        Waiting(_("Modules that you need and do not hold"), missing, missing, page),
        Waiting(_("Modules that end within thirty days"), ending, 0, page),
    ]
