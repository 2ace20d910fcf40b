"""A committee of six constituencies, and how tests act in its scope."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from portal.accounts.models import User
from portal.jurisdictions import scope
from portal.jurisdictions.models import Jurisdiction
from reports.committee.seats.models import Charter, Seat, Term
from reports.committee.seats.services import appoint, file_charter
from reports.committee.seats.states import Constituency

AT = datetime(2026, 11, 2, 15, tzinfo=UTC)
# Long enough for pages, which are asked for today, whenever that is.
BEGINS, ENDS = date(2026, 1, 1), date(2099, 12, 31)


def inside(call: Callable, *args: Any, **kwargs: Any) -> Any:
    """Make a call in the committee's scope."""
    with scope.within(scope.committee()):
        return call(*args, **kwargs)


def chartered(sybil: User, **changed: Any) -> Charter:
    """A charter with two seats for police chiefs, and one for each other constituency."""
    seats = {each: 2 if each == Constituency.POLICE_CHIEF else 1 for each in Constituency}
    given = {
        "title": "Advisory committee on Secure Communities",
        "purpose": "To advise on what the program does.",
        "effective_on": BEGINS,
        "ends_on": ENDS,
        "seats": seats,
        "least": dict.fromkeys(Constituency, 1),
        "quorum_constituencies": 3,
        "by": sybil,
        "at": AT,
    }
    return inside(file_charter, **{**given, **changed})


def seated(
    charter: Charter,
    constituency: str,
    person: User,
    *,
    by: User,
    home: Jurisdiction | None = None,
    **changed: Any,
) -> Term:
    """Somebody in the first seat of a constituency that nobody has, or as an alternate there."""
    taken = Term.objects.filter(capacity=changed.get("capacity", "MEMBER")).values("seat")
    seats = Seat.objects.filter(charter=charter, constituency=constituency)
    seat = seats.exclude(pk__in=taken).select_related("charter").order_by("number").first()
    given = {"name": person.username.title(), "begins_on": BEGINS, "ends_on": ENDS, "home": home}
    return inside(appoint, seat=seat, person=person, by=by, at=AT, **{**given, **changed})
