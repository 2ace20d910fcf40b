"""Writes: a meeting's plan, its notices, and that it is called off.

All run in the committee's scope, for the secretariat; each locks its meeting first.
"""

from datetime import datetime
from typing import TypedDict, Unpack
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from complaints.vault.words import fit
from portal.accounts.models import User
from portal.jurisdictions.access import require
from portal.jurisdictions.zones import ZONES, washington_day
from reports.committee.meetings.models import LONGEST_TITLE, LONGEST_WORDS, Meeting, Notice
from reports.committee.meetings.moving import locked, move, note
from reports.committee.meetings.notice import in_time, rule_on
from reports.committee.meetings.refusals import MeetingUnfit, NoticeTooShort
from reports.committee.meetings.states import MEETING, Status
from reports.committee.seats.models import Charter
from reports.committee.seats.selectors import charter_on
from reports.committee.seats.states import RUN

TRIES = 5
# What a notice says of when, where and how open: a change of these is noticed again.
NOTICED_AGAIN = ("starts_at", "ends_at", "time_zone", "place", "link", "closed", "exemption")


class Plan(TypedDict):
    """What is planned of a meeting; times are instants."""

    title: str
    purpose: str
    place: str
    link: str
    time_zone: str
    starts_at: datetime
    ends_at: datetime
    closed: bool
    exemption: str
    contact: str
    comments: str


def plan_meeting(*, by: User, at: datetime, **plan: Unpack[Plan]) -> Meeting:
    """Plan a meeting under the charter of its day; nobody but the desk learns of it yet.

    Raises ``AccessDenied``, ``MeetingUnfit``, ``WordsMissing`` and ``WordsTooLong``.
    """
    require(by, RUN)
    fields = _fit(plan)
    charter = _charter_of(plan["starts_at"], at)
    for _again in range(TRIES):
        last = Meeting.objects.filter(charter=charter).order_by("-number").first()
        number = last.number + 1 if last else 1
        try:
            with transaction.atomic():
                made = Meeting.objects.create(
                    charter=charter, number=number, changed_at=at, **fields
                )
                note("committee.meeting_planned", made, by, at, number=number)
                return made
        except IntegrityError as error:
            if "meeting_numbered" not in str(error):
                raise
    raise MeetingUnfit(_("Somebody plans a meeting at the same time. Try again."))


@transaction.atomic
def change_meeting(
    *, meeting_id: UUID, by: User, at: datetime, reason: str = "", **plan: Unpack[Plan]
) -> Meeting:
    """Change a meeting that is planned or noticed.

    Of another time, place or openness a noticed meeting gives notice anew, by the rule of that
    day or for a ``reason``.  Raises as ``plan_meeting`` does, and ``TransitionRefused`` and
    ``NoticeTooShort``.
    """
    meeting = locked(meeting_id)
    # Whoever may call a meeting off may change it.
    require(by, MEETING.permission_for(source=meeting.status, target=Status.CANCELED))
    fields = _fit(plan)
    if _charter_of(plan["starts_at"], at) != meeting.charter:
        raise MeetingUnfit(_("On that day another charter is in force: plan a meeting of it."))
    values: dict[str, object] = {**fields}
    again = any(getattr(meeting, name) != values[name] for name in NOTICED_AGAIN)
    for name, value in values.items():
        setattr(meeting, name, value)
    meeting.changed_at = at
    names = [*fields, "changed_at"]
    if meeting.status == Status.NOTICED and again:
        names += _notice(meeting, reason, by, at)
    meeting.save(update_fields=names)
    note("committee.meeting_changed", meeting, by, at, noticed_again=len(names) > len(fields) + 1)
    return meeting


@transaction.atomic
def give_notice(*, meeting_id: UUID, by: User, at: datetime, reason: str = "") -> Meeting:
    """Give notice of a planned meeting, which makes it and its agenda public.

    It comes as many calendar days before the meeting as the rule of its day asks for, or says
    why not, in public.  Raises ``AccessDenied``, ``TransitionRefused``, ``MeetingUnfit`` and
    ``NoticeTooShort``.
    """
    meeting = locked(meeting_id)
    require(by, MEETING.permission_for(source=meeting.status, target=Status.NOTICED))
    if not meeting.items.exists():
        raise MeetingUnfit(_("A notice has an agenda: add an item first."))
    fields = _notice(meeting, reason, by, at)
    move(meeting, Status.NOTICED, by, at, fields=fields)
    return meeting


@transaction.atomic
def cancel(*, meeting_id: UUID, reason: str, by: User, at: datetime) -> Meeting:
    """Call off a meeting that was not called to order; the reason is public with its notice.

    Raises ``AccessDenied``, ``TransitionRefused``, ``WordsMissing`` and ``WordsTooLong``.
    """
    meeting = locked(meeting_id)
    require(by, MEETING.permission_for(source=meeting.status, target=Status.CANCELED))
    meeting.canceled_why = fit(reason, most=LONGEST_WORDS)
    move(meeting, Status.CANCELED, by, at, fields=["canceled_why"])
    return meeting


def _notice(meeting: Meeting, reason: str, by: User, at: datetime) -> list[str]:
    """Write a notice of the meeting as it now stands; the names of the fields that it sets."""
    if at >= meeting.starts_at:
        raise MeetingUnfit(_("The time of the meeting is past: choose a later one."))
    rule = rule_on(washington_day(at))
    why = ""
    if not in_time(at, meeting.starts_at):
        if not reason.strip():
            given = {"days": rule.days}
            words = _(
                "A notice comes at least %(days)s calendar days before the meeting, or says"
                " for what exceptional reason it does not. The reason is published."
            )
            raise NoticeTooShort(words % given)
        why = fit(reason, most=LONGEST_WORDS)
    Notice.objects.create(
        meeting=meeting,
        number=meeting.notices.count() + 1,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        place=meeting.place,
        closed=meeting.closed,
        days=rule.days,
        reason=why,
        given_by=by,
        given_at=at,
    )
    meeting.noticed_at, meeting.notice_days, meeting.short_notice = at, rule.days, why
    return ["noticed_at", "notice_days", "short_notice"]


def _charter_of(starts_at: datetime, at: datetime) -> Charter:
    charter = charter_on(washington_day(starts_at))
    if charter is None:
        raise MeetingUnfit(_("No charter is in force on that day."))
    if starts_at <= at:
        raise MeetingUnfit(_("The time of the meeting is past: choose a later one."))
    return charter


def _fit(plan: Plan) -> Plan:
    """The plan as it is kept."""
    if plan["ends_at"] <= plan["starts_at"]:
        raise MeetingUnfit(_("A meeting ends after it starts."))
    if plan["time_zone"] not in ZONES:
        raise MeetingUnfit(_("Choose one of the time zones."))
    exemption = plan["exemption"].strip()
    if plan["closed"] and not exemption:
        raise MeetingUnfit(_("A closed meeting names the exemption that lets it be closed."))
    return {
        "title": fit(plan["title"], most=LONGEST_TITLE),
        "purpose": fit(plan["purpose"], most=LONGEST_WORDS),
        "place": fit(plan["place"], most=LONGEST_TITLE),
        "link": plan["link"].strip(),
        "time_zone": plan["time_zone"],
        "starts_at": plan["starts_at"],
        "ends_at": plan["ends_at"],
        "closed": plan["closed"],
        "exemption": fit(exemption, most=LONGEST_TITLE) if plan["closed"] else "",
        "contact": fit(plan["contact"], most=LONGEST_TITLE),
        "comments": fit(plan["comments"], most=LONGEST_WORDS) if plan["comments"].strip() else "",
    }
