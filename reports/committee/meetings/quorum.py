"""Whether those who are there may decide, in the whole or on an item, and the marks of it."""

from datetime import datetime

from reports.committee.meetings.models import Meeting, QuorumMark
from reports.committee.meetings.selectors import present_terms, sitting_then
from reports.committee.meetings.states import Mark
from reports.committee.seats.models import Matter, Term
from reports.committee.seats.quorum import Count, acting, count
from reports.committee.seats.recusals import causes
from reports.committee.seats.selectors import as_sitting


def count_of(meeting: Meeting, matter: Matter | None = None) -> Count:
    """The quorum of those who are there now; for a matter without those who keep away from it."""
    terms = sitting_then(meeting)
    return count(
        as_sitting(terms),
        there={term.pk for term in present_terms(meeting)},
        recused=set(causes(matter, terms)) if matter else (),
        needed_constituencies=meeting.charter.quorum_constituencies,
    )


def acting_for(meeting: Meeting, matter: Matter | None = None) -> list[Term]:
    """Who acts for each seat now; for a matter without those who keep away from it."""
    terms = sitting_then(meeting)
    found = acting(
        as_sitting(terms),
        there={term.pk for term in present_terms(meeting)},
        recused=set(causes(matter, terms)) if matter else (),
    )
    chosen = {one.term for one in found}
    return [term for term in terms if term.pk in chosen]


def mark_quorum(meeting: Meeting, *, at: datetime) -> QuorumMark | None:
    """Write down that a quorum was reached or lost, if the count shows another than before."""
    found = count_of(meeting)
    had = last_mark(meeting) == Mark.REACHED
    if found.reached == had:
        return None
    return QuorumMark.objects.create(
        meeting=meeting,
        mark=Mark.REACHED if found.reached else Mark.LOST,
        present=found.present,
        filled=found.filled,
        constituencies=found.constituencies,
        marked_at=at,
    )


def last_mark(meeting: Meeting) -> str:
    """What was marked last, '' where nothing was."""
    rows = QuorumMark.objects.filter(meeting=meeting).order_by("-marked_at", "-pk")
    return rows.values_list("mark", flat=True).first() or ""
