"""What waits for the people of a place and of the program's office; their places' own scope."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from complaints.asking.selectors import questions_for
from matching.bookings.models import Reading
from matching.custody.lists import DUE
from matching.custody.visible import places_read_by
from portal.accounts.models import User
from portal.jurisdictions.access import jurisdictions_of
from portal.jurisdictions.invitations import Invitation
from portal.jurisdictions.people.managers import places_managed_by
from portal.jurisdictions.zones import washington_day
from portal.leases import JobStatus
from portal.participation.selectors import open_proposals, requests_waiting
from portal.participation.states import ProposalStatus
from portal.staff.waiting import Card, Waiting, waiting
from reports.committee.findings.own import recommendations_to
from reports.committee.findings.states import Progress
from reports.committee.outliers import states as inquiries
from reports.committee.outliers.selectors import inquiries_for
from reports.flags import states as flags
from reports.flags.selectors import flags_for

PLACE, PROGRAM, CUSTODY = "decide_participation", "act_for_program", "answer_detainer"


def cards(user: User, held: frozenset[str], *, at: datetime) -> Iterator[Card]:
    """A card for each kind of work that a person does for places."""
    if held & {PLACE, PROGRAM}:
        yield Card(_("Taking part"), _participation(user, held))
        yield Card(_("What others ask"), _asked(user, held, at))
    if CUSTODY in held:
        yield Card(_("Detainers and holds"), _detainers(user, at))
    if "view_booking" in held:
        yield Card(_("Bookings"), [_bookings(user)])
    if "manage_people" in held:
        yield Card(_("People"), [_invitations(user, at)])


def _participation(user: User, held: frozenset[str]) -> list[Waiting]:
    proposals, door = open_proposals(user), "participation-home"
    sent = proposals.filter(status=ProposalStatus.SUBMITTED).exclude(author=user)
    own = proposals.filter(status=ProposalStatus.DRAFT, author=user)
    rows = [
        waiting(_("Acts that wait for your signature"), sent, door),
        waiting(_("Your acts that are not handed in"), own, door),
    ]
    if PROGRAM in held:
        requests = _("Requests of places that wait for an answer")
        rows.append(waiting(requests, requests_waiting(), "participation-requests"))
    return rows


def _asked(user: User, held: frozenset[str], at: datetime) -> list[Waiting]:
    today = washington_day(at)
    advice = recommendations_to(user).filter(status=Progress.TRANSMITTED)
    rows = [
        waiting(
            _("Recommendations to answer"),
            advice,
            "recommendation-mine",
            late=Q(due_on__lt=today),
        )
    ]
    if PLACE not in held:
        return rows
    unanswered, passed = questions_for(user).filter(answer=None), Q(due_at__lte=at)
    flagged = flags_for(user).filter(status=flags.Status.ASKED)
    asked = inquiries_for(user).filter(status=inquiries.Status.ASKED)
    return [
        waiting(_("Questions about complaints"), unanswered, "question-list", late=passed),
        waiting(_("Flags to comment on"), flagged, "flag-mine", late=passed),
        waiting(_("Inquiries to reply to"), asked, "inquiry-mine", late=Q(due_on__lt=today)),
        *rows,
    ]


def _detainers(user: User, at: datetime) -> list[Waiting]:
    places = places_read_by(user)
    over = Q(ends_at__lte=at)
    return [
        waiting(
            one.title,
            one.rows(places),
            "detainer-list",
            one.key,
            late=over if one.kind == "clocks" else None,
        )
        for one in DUE
    ]


def _bookings(user: User) -> Waiting:
    places = jurisdictions_of(user, "view_booking")
    failed = Reading.objects.filter(jurisdiction__in=places, status=JobStatus.FAILED)
    return waiting(_("Bookings whose prints could not be read"), failed, "booking-list")


def _invitations(user: User, at: datetime) -> Waiting:
    places = places_managed_by(user).order_by()
    rows = Invitation.objects.filter(jurisdiction__in=places.values("pk"), expires_at__gt=at)
    rows = rows.filter(accepted_at=None, revoked_at=None)
    return waiting(_("Invitations that nobody answered yet"), rows, "people-list")
