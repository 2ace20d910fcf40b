"""Who is there for an item now, who keeps away from its matter, and who acts for which seat."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.jurisdictions.access import require
from reports.committee.meetings.models import AgendaItem, Meeting
from reports.committee.meetings.selectors import present_terms, sitting_then
from reports.committee.meetings.states import Status
from reports.committee.motions.refusals import NotActing, NotRunning
from reports.committee.seats import quorum
from reports.committee.seats.models import Term
from reports.committee.seats.quorum import Count
from reports.committee.seats.recusals import causes, require_part
from reports.committee.seats.refusals import MustKeepAway
from reports.committee.seats.selectors import as_sitting, require_term, term_of
from reports.committee.seats.states import RUN, SIT, Cause


@dataclass(frozen=True)
class Bench:
    """The committee at an item: who sits, who of them is there, who keeps away and why."""

    sitting: list[Term]
    there: frozenset[UUID]
    causes: Mapping[UUID, Cause]
    needed_constituencies: int

    @property
    def acting(self) -> list[Term]:
        """Who acts for a seat, by seat."""
        recused = frozenset(self.causes)
        found = quorum.acting(as_sitting(self.sitting), there=self.there, recused=recused)
        acts = {one.term for one in found}
        return [term for term in self.sitting if term.pk in acts]

    @property
    def recused(self) -> list[Term]:
        """Who is there and keeps away from the matter."""
        return [one for one in self.sitting if one.pk in self.there and one.pk in self.causes]

    def count(
        self, among: Collection[UUID] | None = None, *, recused: Collection[UUID] = ()
    ) -> Count:
        """The count for a quorum, of those on a roll alone where there is one.

        ``recused`` are those that the roll named as such: they stay so, even if the cause ended.
        """
        there = self.there if among is None else self.there & frozenset(among)
        return quorum.count(
            as_sitting(self.sitting),
            there=there,
            recused={*self.causes, *recused},
            needed_constituencies=self.needed_constituencies,
        )


def bench_of(item: AgendaItem) -> Bench:
    """The committee at an item now; after the meeting nobody is there.  Six queries."""
    meeting, terms = item.meeting, sitting_then(item.meeting)
    there = present_terms(meeting) if runs(meeting) else []
    return Bench(
        terms,
        frozenset(term.pk for term in there),
        causes(item.matter, terms),
        meeting.charter.quorum_constituencies,
    )


def runs(meeting: Meeting) -> bool:
    """Whether a meeting was called to order, and lasts."""
    return meeting.status == Status.HELD and meeting.adjourned_at is None


def require_running(meeting: Meeting) -> None:
    """Refuse what is done in a meeting that does not last; raises ``NotRunning``."""
    if not runs(meeting):
        raise NotRunning(_("This is done in a meeting, from the call to order to its end."))


def acting_term(item: AgendaItem, by: User, *, at: datetime) -> Term:
    """The term in which somebody acts for a seat at an item.

    Raises ``AccessDenied``, ``NotSitting``, ``MustKeepAway``, ``NotRunning`` and ``NotActing``.
    """
    require(by, SIT)
    term = require_term(by, at=at)
    bench = bench_of(item)
    if term.pk in bench.causes:
        raise MustKeepAway(_("You keep away from this matter."))
    require_running(item.meeting)
    if term not in bench.acting:
        raise NotActing(_("You do not act for a seat at this meeting now."))
    return term


def require_runner(item: AgendaItem, by: User, *, at: datetime) -> None:
    """Refuse whoever does not run the committee's business, or sits and keeps away.

    Raises ``AccessDenied`` and ``MustKeepAway``.
    """
    require(by, RUN)
    term = term_of(by, at=at)
    if term is not None:
        require_part(term, item.matter)
