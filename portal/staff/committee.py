"""What waits for members and the secretariat of the committee; the committee's own scope.

A member finds nothing here that the member keeps away from.
"""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.jurisdictions.zones import washington_day
from portal.staff.waiting import Card, Waiting, waiting
from reports.committee.findings.selectors import recommendations_visible_to
from reports.committee.findings.states import Progress
from reports.committee.meetings.statement_records import Statement
from reports.committee.motions import states as motions
from reports.committee.motions.selectors import desk_motions
from reports.committee.outliers.selectors import inquiries
from reports.committee.outliers.states import Status
from reports.committee.rounds.review_selectors import desk_of
from reports.committee.seats.selectors import term_of
from reports.committee.seats.states import RUN


def cards(user: User, held: frozenset[str], at: datetime) -> Iterator[Card]:
    """A card for the seat that a person sits on, and one for the secretariat."""
    if term_of(user, at=at) is not None:
        yield Card(_("My seat on the committee"), _seat(user, at))
    if RUN in held:
        yield Card(_("Secretariat of the committee"), _secretariat(user, at))


def _seat(user: User, at: datetime) -> list[Waiting]:
    desk, page = desk_of(user, at=at), reverse("committee-desk-reviews")
    votes = desk_motions(user, at=at).filter(status=motions.Status.OPEN)
    unvoted = votes.exclude(votes__term__person=user)
    return [
        Waiting(_("Case reviews to write"), len(desk.to_write), 0, page),
        Waiting(_("Case reviews to consolidate"), len(desk.to_settle), 0, page),
        waiting(_("Motions put to the vote"), unvoted, "committee-desk-motions"),
    ]


def _secretariat(user: User, at: datetime) -> list[Waiting]:
    asked = inquiries(term=term_of(user, at=at))
    raised = asked.filter(status=Status.RAISED)
    silent = Q(status=Status.ASKED, due_on__lt=washington_day(at))
    open_ones = asked.filter(Q(status=Status.REPLIED) | silent)
    advice = recommendations_visible_to(user, at=at)
    to_send = advice.filter(status=Progress.ADOPTED)
    statements = Statement.objects.filter(status="RECEIVED")
    return [
        waiting(_("Inquiries to ask"), raised, "committee-desk-outliers"),
        waiting(_("Inquiries to note"), open_ones, "committee-desk-outliers", late=silent),
        waiting(_("Statements to moderate"), statements, "committee-desk-statements"),
        waiting(_("Recommendations to send"), to_send, "committee-desk-recommendations"),
    ]
