"""Writes: the agenda of a meeting and the papers with its items, for the secretariat.

All run in the committee's scope; each locks the meeting first.  The agenda can be changed until
the call to order; in the meeting itself items are added alone, and marked so.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from complaints.vault.words import fit
from portal.accounts.models import User
from portal.jurisdictions.access import require
from portal.participation.documents import examine, publish
from reports.committee.meetings.models import (
    LONGEST_TITLE,
    LONGEST_WORDS,
    AgendaItem,
    Meeting,
    Paper,
)
from reports.committee.meetings.moving import is_held, locked, note
from reports.committee.meetings.refusals import AgendaStands, ItemInUse, NoSuchMeeting
from reports.committee.meetings.selectors import item_of
from reports.committee.meetings.states import Status
from reports.committee.seats.interests import open_business
from reports.committee.seats.models import Matter
from reports.committee.seats.recusals import require_part
from reports.committee.seats.selectors import term_of
from reports.committee.seats.states import RUN

BEFORE = (Status.PLANNED, Status.NOTICED)


@transaction.atomic
def add_item(
    *,
    meeting_id: UUID,
    title: str,
    by: User,
    at: datetime,
    about: str = "",
    matter: Matter | None = None,
) -> AgendaItem:
    """Put an item at the end of the agenda, about a matter or, without one, about a new business.

    In the meeting itself it is marked as added late.  Raises ``AccessDenied``,
    ``NoSuchMeeting``, ``AgendaStands``, ``MustKeepAway``, ``WordsMissing`` and ``WordsTooLong``.
    """
    require(by, RUN)
    meeting = locked(meeting_id)
    if meeting.status not in BEFORE and not is_held(meeting):
        raise AgendaStands(_("The meeting is over: nothing is added to its agenda."))
    words = fit(title, most=LONGEST_TITLE)
    if matter is None:
        matter = open_business(title=words, by=by, at=at)
    _take_part(by, matter, at)
    made = AgendaItem.objects.create(
        meeting=meeting,
        matter=matter,
        number=meeting.items.count() + 1,
        title=words,
        about=_optional(about),
        added_late=meeting.status not in BEFORE,
    )
    note("committee.item_added", made, by, at, number=made.number, late=made.added_late)
    return made


@transaction.atomic
def change_item(
    *, item_id: UUID, title: str, by: User, at: datetime, about: str = ""
) -> AgendaItem:
    """Word an item anew before the meeting is called to order.

    Raises ``AccessDenied``, ``NoSuchMeeting``, ``AgendaStands``, ``MustKeepAway``,
    ``WordsMissing`` and ``WordsTooLong``.
    """
    item = _changeable(item_id, by, at)
    item.title, item.about = fit(title, most=LONGEST_TITLE), _optional(about)
    item.save(update_fields=["title", "about"])
    note("committee.item_changed", item, by, at, number=item.number)
    return item


@transaction.atomic
def move_item(*, item_id: UUID, number: int, by: User, at: datetime) -> list[AgendaItem]:
    """Take an item to another place on the agenda; those between move up or down.

    Raises ``AccessDenied``, ``NoSuchMeeting``, ``AgendaStands`` and ``MustKeepAway``.
    """
    item = _changeable(item_id, by, at)
    order = [one for one in item.meeting.items.order_by("number") if one.pk != item.pk]
    order.insert(min(max(number, 1), len(order) + 1) - 1, item)
    _number(order)
    note("committee.item_moved", item, by, at, number=order.index(item) + 1)
    return order


@transaction.atomic
def remove_item(*, item_id: UUID, by: User, at: datetime) -> Meeting:
    """Take an item off the agenda before the meeting; one with papers or statements stays.

    Raises ``AccessDenied``, ``NoSuchMeeting``, ``AgendaStands``, ``MustKeepAway`` and
    ``ItemInUse``.
    """
    item = _changeable(item_id, by, at)
    meeting, number = item.meeting, item.number
    try:
        with transaction.atomic():
            item.delete()
    except ProtectedError:
        raise ItemInUse(_("A paper, a statement or a motion is attached to this item.")) from None
    _number(list(meeting.items.order_by("number")))
    note("committee.item_removed", meeting, by, at, number=number)
    return meeting


def add_paper(
    *, item_id: UUID, title: str, content: bytes, name: str, by: User, at: datetime
) -> Paper:
    """Publish a file with an item, until the meeting is over.

    It is examined first, in at most ten seconds.  Raises ``AccessDenied``, ``NoSuchMeeting``,
    ``AgendaStands``, ``MustKeepAway``, ``NotADocument``, ``CheckUnavailable``, ``WordsMissing``
    and ``WordsTooLong``.
    """
    require(by, RUN)
    words = fit(title, most=LONGEST_TITLE)
    media_type = examine(content)
    with transaction.atomic():
        item = _locked(item_id, by, at)
        if item.meeting.status not in BEFORE and not is_held(item.meeting):
            raise AgendaStands(_("The meeting is over: nothing is added to its agenda."))
        document = publish(content=content, name=name, media_type=media_type)
        made = Paper.objects.create(
            item=item, title=words, document=document, added_by=by, added_at=at
        )
        note("committee.paper_added", item, by, at, sha256=document.sha256)
    return made


def _locked(item_id: UUID, by: User, at: datetime) -> AgendaItem:
    """An item whose meeting nobody else changes until the transaction ends."""
    require(by, RUN)
    found = item_of(item_id)
    if found is None:
        raise NoSuchMeeting(_("There is no such item."))
    meeting = locked(found.meeting_id)
    item = item_of(item_id)  # somebody may have removed or moved it before the lock was held
    if item is None:
        raise NoSuchMeeting(_("There is no such item."))
    item.meeting = meeting
    _take_part(by, item.matter, at)
    return item


def _changeable(item_id: UUID, by: User, at: datetime) -> AgendaItem:
    item = _locked(item_id, by, at)
    if item.meeting.status not in BEFORE:
        raise AgendaStands(_("The agenda stays as it was when the meeting was called to order."))
    return item


def _take_part(by: User, matter: Matter, at: datetime) -> None:
    """Whoever sits on the committee is bound as a member, whatever other role they hold."""
    term = term_of(by, at=at)
    if term is not None:
        require_part(term, matter)


def _number(order: list[AgendaItem]) -> None:
    for number, one in enumerate(order, 1):
        if one.number != number:
            one.number = number
            one.save(update_fields=["number"])


def _optional(words: str) -> str:
    return fit(words, most=LONGEST_WORDS) if words.strip() else ""
