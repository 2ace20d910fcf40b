"""Reads for the moderator: statements that say the same are one group, with others that come near.

A group is all statements to a meeting with one digest or, where some were joined by hand into a
campaign, with any digest of the campaign.  All runs in the committee's scope.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Min, Q, QuerySet

from reports.committee.meetings.models import Campaign, Meeting, PostedStatement, Statement
from reports.committee.meetings.statement_words import NEAR, likeness
from reports.committee.meetings.states import Moderation

MOST_NEAR = 10
COUNTS = {each.lower(): Count("pk", filter=Q(status=each)) for each in Moderation.values}


@dataclass
class Group:
    """How many say the same, and what became of them; ``first`` is the one to read."""

    campaign: Campaign | None = None
    first: Statement | None = None
    digests: list[str] = field(default_factory=list)
    received: int = 0
    shown: int = 0
    withheld: int = 0

    @property
    def came(self) -> int:
        """How many say so."""
        return self.received + self.shown + self.withheld

    def add(self, digest: str, counts: Mapping[str, Any]) -> None:
        """Count the statements of one more digest."""
        self.digests.append(digest)
        self.received += counts["received"]
        self.shown += counts["shown"]
        self.withheld += counts["withheld"]


@dataclass(frozen=True)
class Near:
    """The first statement of another group, and how much they have in common in per cent."""

    first: Statement
    percent: int


def statement_of(statement_id: UUID) -> Statement | None:
    """One statement with its meeting and item."""
    rows = Statement.objects.select_related("meeting", "item", "decided_by")
    return rows.filter(pk=statement_id).first()


def campaign_of(statement: Statement) -> Campaign | None:
    """The campaign of a statement, or of its copies: one that came later belongs to it too."""
    copies = Statement.objects.filter(meeting=statement.meeting_id, digest=statement.digest)
    return Campaign.objects.filter(statements__in=copies.values("pk")).order_by("pk").first()


def same_as(statement: Statement) -> QuerySet[Statement]:
    """The group of a statement, itself included, the first that came first."""
    rows = Statement.objects.filter(meeting=statement.meeting_id)
    joined = campaign_of(statement)
    if joined is None:
        rows = rows.filter(digest=statement.digest)
    else:
        rows = rows.filter(digest__in=rows.filter(campaign=joined).values("digest"))
    return rows.select_related("item").order_by("filed_at", "pk")


def group_of(statement: Statement) -> Group:
    """How many say the same as one statement, and what became of them; two queries."""
    found = Group(campaign_of(statement), statement)
    found.add(statement.digest, same_as(statement).order_by().aggregate(**COUNTS))
    return found


def posted_of(statement: Statement) -> PostedStatement | None:
    """What the public reads of a statement's group, if anything."""
    group = same_as(statement).order_by().values("pk")
    return PostedStatement.objects.filter(statement__in=group).first()


def groups_of(meeting: Meeting, *, waiting: bool) -> list[Group]:
    """The groups of a meeting, the earliest first: those that wait for a moderator, or all.

    They are counted in two queries, however many; ``with_words`` reads a page of them.
    """
    campaigns = Campaign.objects.in_bulk(
        list(Campaign.objects.filter(meeting=meeting).values_list("pk", flat=True))
    )
    rows = Statement.objects.filter(meeting=meeting).order_by().values("digest").annotate(**COUNTS)
    rows = rows.annotate(joined=Max("campaign"), since=Min("filed_at"))
    found: dict[int | str, Group] = {}
    for row in rows.order_by("since", "digest"):
        digest, joined = row["digest"], row["joined"]
        group = found.setdefault(joined or digest, Group(campaigns.get(joined)))
        group.add(digest, dict(row))
    return [one for one in found.values() if one.received or not waiting]


def with_words(meeting: Meeting, groups: Sequence[Group]) -> list[Group]:
    """The same groups, each with the first statement that waits or else the first; one query."""
    asked = [digest for one in groups for digest in one.digests]
    rows = Statement.objects.filter(meeting=meeting, digest__in=asked).select_related("item")
    rows = rows.annotate(decided=Q(decided_at__isnull=False))
    firsts = rows.order_by("digest", "decided", "filed_at", "pk").distinct("digest")
    found = {one.digest: one for one in firsts}
    for group in groups:
        mine = [found[digest] for digest in group.digests if digest in found]
        group.first = min(
            mine, key=lambda one: (one.decided_at is not None, one.filed_at, one.pk), default=None
        )
    return list(groups)


def near_to(statement: Statement) -> list[Near]:
    """Other groups of the meeting that come near, the nearest first; 10 at most."""
    own = set(same_as(statement).order_by().values_list("digest", flat=True).distinct())
    rows = Statement.objects.filter(meeting=statement.meeting_id).exclude(digest__in=own)
    rows = rows.order_by("digest", "filed_at", "pk").distinct("digest")
    found: dict[int | str, tuple[float, UUID]] = {}
    for pk, digest, joined, sketch in rows.values_list("pk", "digest", "campaign", "sketch"):
        share = likeness(bytes(statement.sketch), bytes(sketch))
        if share >= NEAR:
            found[joined or digest] = max(found.get(joined or digest, (0.0, pk)), (share, pk))
    best = sorted(found.values(), key=lambda one: (-one[0], one[1]))[:MOST_NEAR]
    read = Statement.objects.in_bulk([pk for _share, pk in best])
    return [Near(read[pk], round(100 * share)) for share, pk in best]
