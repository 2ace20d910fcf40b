"""The acts that a meeting's page offers, by the person's right and where the meeting stands."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.jurisdictions.access import may
from reports.acts import Act, table_of
from reports.committee.meetings.agenda import BEFORE
from reports.committee.meetings.models import Meeting
from reports.committee.meetings.moving import is_held
from reports.committee.meetings.states import MEETING, Status
from reports.committee.seats.selectors import term_of
from reports.committee.seats.states import RUN

BEFOREHAND = frozenset(BEFORE)
HELD = frozenset({Status.HELD})
ACTS = table_of(
    Act(
        "item",
        _("Add an item"),
        _("Until the meeting is over; in the meeting itself it is marked as added late."),
        RUN,
        BEFOREHAND | HELD,
    ),
    Act(
        "change",
        _("Change the meeting"),
        _("Another time, place or openness of a noticed meeting is noticed again."),
        RUN,
        BEFOREHAND,
    ),
    Act(
        "notice",
        _("Give notice"),
        _("The meeting and its agenda become public."),
        RUN,
        MEETING.sources_of(Status.NOTICED),
    ),
    Act(
        "open",
        _("Call to order"),
        _("From now on the agenda stays, and you write down who is there."),
        RUN,
        MEETING.sources_of(Status.HELD),
    ),
    Act("adjourn", _("Adjourn"), _("Who is still there leaves with its end."), RUN, HELD),
    Act(
        "cancel",
        _("Call the meeting off"),
        _("The reason is public where a notice was given."),
        RUN,
        MEETING.sources_of(Status.CANCELED),
    ),
    Act(
        "draft",
        _("Draft the minutes"),
        _("They are drafted from what was written down; you add remarks."),
        RUN,
        MEETING.sources_of(Status.MINUTES_DRAFT),
    ),
    Act(
        "certify",
        _("Certify the minutes"),
        _("The chair alone does so, within 90 days. What is certified stays."),
        RUN,
        MEETING.sources_of(Status.CERTIFIED),
    ),
    Act(
        "post",
        _("Post the minutes"),
        _("Everybody can read them from now on, with attendance and quorum."),
        RUN,
        MEETING.sources_of(Status.POSTED),
    ),
)
ITEM_ACTS = table_of(
    Act("word", _("Word the item anew"), _("The matter stays."), RUN, BEFOREHAND),
    Act("move", _("Move the item"), _("The others move up or down."), RUN, BEFOREHAND),
    Act(
        "paper",
        _("Add a paper"),
        _("Everybody can download it once a notice was given."),
        RUN,
        BEFOREHAND | HELD,
    ),
    Act("remove", _("Remove the item"), _("Nothing may be attached to it."), RUN, BEFOREHAND),
)


def acts_open(meeting: Meeting, user: User, *, at: datetime) -> list[Act]:
    """What the page offers; the service behind each act asks everything again."""
    return [act for act in ACTS.values() if _offers(act, meeting, user, at)]


def item_acts_open(meeting: Meeting, user: User) -> list[Act]:
    """What the page offers at each item of the agenda."""
    if not may(user, RUN):
        return []
    return [act for act in ITEM_ACTS.values() if _stands(act, meeting)]


def _offers(act: Act, meeting: Meeting, user: User, at: datetime) -> bool:
    if not _stands(act, meeting):
        return False
    if act.key == "certify":
        term = term_of(user, at=at)
        return term is not None and term.chairs
    return may(user, RUN)


def _stands(act: Act, meeting: Meeting) -> bool:
    """In the state of a meeting that is held some acts wait for its end, and some need it open."""
    if meeting.status not in act.sources:
        return False
    return meeting.status != Status.HELD or is_held(meeting) != (act.key == "draft")
