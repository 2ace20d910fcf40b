"""Reads of the desk: the findings that a person may see, and what can be named in their acts.

All run in the committee's scope.  Whoever sits on the committee sees no finding on a matter
from which they keep away, whatever other role they hold.
"""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import Length

from portal.accounts.models import User
from portal.jurisdictions.access import may
from reports.committee.findings.models import (
    Finding,
    MemberStatement,
    Proposal,
    PublishedFinding,
    Recommendation,
)
from reports.committee.meetings.models import AgendaItem
from reports.committee.motions.models import Motion
from reports.committee.motions.states import Status as Decision
from reports.committee.seats.models import Matter
from reports.committee.seats.recusals import hidden_from
from reports.committee.seats.selectors import term_of
from reports.committee.seats.states import RUN

# Numbers of a year as numbers: 2026-10 comes after 2026-9.
LATEST = (Length("reference").desc(), "-reference")
DECIDED = [Decision.CARRIED, Decision.FAILED]


def findings_visible_to(user: User, *, at: datetime, status: str = "") -> QuerySet[Finding]:
    """The findings that a person sees at the desk, the latest first."""
    rows = Finding.objects.select_related("matter__place", "motion", "drafted_by")
    if status:
        rows = rows.filter(status=status)
    return rows.filter(_seen(user, at, "matter")).order_by("-drafted_at", *LATEST)


def finding_visible_to(user: User, finding_id: UUID, *, at: datetime) -> Finding | None:
    """One of those findings."""
    return findings_visible_to(user, at=at).filter(pk=finding_id).first()


def recommendations_visible_to(user: User, *, at: datetime) -> QuerySet[Recommendation]:
    """The recommendations of those findings, the latest first."""
    rows = Recommendation.objects.select_related(
        "addressee", "finding__matter", "response", "superseded_by"
    )
    return rows.filter(_seen(user, at, "finding__matter")).order_by("-adopted_at", *LATEST)


def recommendation_visible_to(
    user: User, recommendation_id: UUID, *, at: datetime
) -> Recommendation | None:
    """One of them."""
    return recommendations_visible_to(user, at=at).filter(pk=recommendation_id).first()


def matters_for(user: User, *, at: datetime) -> QuerySet[Matter]:
    """What a finding can be drafted on by a person, the latest first."""
    rows = Matter.objects.select_related("place").order_by("-opened_at", "pk")
    return rows.exclude(pk__in=hidden_from(term_of(user, at=at)).values("pk"))


def proposals_of(finding: Finding) -> QuerySet[Proposal]:
    """What a finding that is not settled would recommend."""
    return Proposal.objects.filter(finding=finding).select_related("addressee")


def recommendations_of(finding: Finding) -> QuerySet[Recommendation]:
    """What an adopted finding recommends, in the order of their numbers."""
    rows = Recommendation.objects.filter(finding=finding).select_related("addressee", "response")
    return rows.order_by("adopted_at", Length("reference"), "reference")


def statements_of(finding: Finding) -> QuerySet[MemberStatement]:
    """What members said beside the committee, in the order of signing."""
    rows = MemberStatement.objects.filter(finding=finding).select_related("term__seat")
    return rows.order_by("signed_at", "pk")


def items_for(finding: Finding) -> QuerySet[AgendaItem]:
    """Items under which a circulated finding can have been deliberated, the latest first.

    They are about its matter, and their meeting did not end before it was circulated.
    """
    rows = AgendaItem.objects.select_related("meeting").filter(matter=finding.matter_id)
    held = rows.filter(meeting__opened_at__isnull=False)
    if finding.circulated_at is None:
        return held.none()
    lasted = Q(meeting__adjourned_at=None) | Q(meeting__adjourned_at__gt=finding.circulated_at)
    return held.filter(lasted).order_by("-meeting__starts_at", "number")


def motions_for(finding: Finding) -> QuerySet[Motion]:
    """Votes that can have decided on a deliberated finding, the latest first.

    They are on its matter and on no amendment, opened once it was circulated, and closed once
    the meeting in which it was deliberated had begun.
    """
    if finding.circulated_at is None or finding.item is None:
        return Motion.objects.none()
    rows = Motion.objects.filter(
        item__matter=finding.matter_id,
        parent=None,
        status__in=DECIDED,
        opened_at__gte=finding.circulated_at,
        closed_at__gte=finding.item.meeting.opened_at,
    )
    return rows.select_related("item__meeting").order_by("-closed_at", "pk")


def standing_beside(advice: Recommendation) -> QuerySet[Recommendation]:
    """Recommendations that could stand in the place of one, the latest first."""
    rows = Recommendation.objects.filter(superseded_by=None).exclude(pk=advice.pk)
    return rows.order_by("-adopted_at", *LATEST)


def published_of(finding: Finding) -> PublishedFinding | None:
    """What the public reads of a settled finding."""
    return PublishedFinding.objects.filter(finding=finding).first()


def _seen(user: User, at: datetime, matter: str) -> Q:
    term = term_of(user, at=at)
    if term is None and not may(user, RUN):
        return Q(pk__in=[])
    return ~Q(**{f"{matter}__in": hidden_from(term).values("pk")})
