"""Writes: a roll call is held and signed for by who led it, and single attendances corrected."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import AccessDenied, holds
from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.reaching import reaching
from portal.training.errors import AlreadyRecorded, OwnTraining
from portal.training.keeping.assigning import RIGHT
from portal.training.keeping.errors import NotHeld
from portal.training.keeping.models import Attendance, RollCall
from portal.training.keeping.selectors import people_of
from portal.training.models import Completion, Way
from portal.training.services import Known, record_completion, revoke_completion

MOST_PEOPLE = 200
LEAST_MINUTES, MOST_MINUTES = 5, 600
# What is signed; a wording that changes gets a new number, and the old one stays.
STATEMENT = 1
STATEMENTS = {
    1: gettext_lazy(
        "I led this session. Everybody named was there from its beginning to its end, and the"
        " whole module was gone through."
    ),
}


def hold_roll_call(
    *,
    place: Jurisdiction,
    module: str,
    edition: int | None = None,
    held_on: date,
    minutes: int,
    people: Sequence[User],
    by: User,
    at: datetime,
) -> RollCall:
    """Record that a place's people went through a module together; ``by`` led it and signed.

    All are recorded or none.  Managers of the place lead, and are not recorded by it.  Raises
    ``AccessDenied``, ``OwnTraining``, ``NotHeld``, ``NotCompleted`` and ``AlreadyRecorded``.
    """
    _require_leader(by, place)
    there = {person.pk: person for person in people}
    _refuse(there, minutes, by)
    with reaching(place):
        if not there.keys() <= {person.pk for person in people_of(place)}:
            raise NotHeld(_("Somebody on the list holds no role here."))
        known = Known(way=Way.ROLL_CALL, edition=edition, attested_by=by)
        given = {"module": module, "completed_on": held_on, "known": known, "by": by, "at": at}
        # In one order, so that of two who record the same people neither waits for the other.
        made = [_record(there[pk], given) for pk in sorted(there)]
        session = RollCall.objects.create(
            jurisdiction=place,
            module=made[0].module,
            edition=made[0].edition,
            held_on=held_on,
            minutes=minutes,
            led_by=by,
            statement=STATEMENT,
            signed_at=at,
        )
        Attendance.objects.bulk_create(
            Attendance(jurisdiction=place, roll_call=session, completion=one) for one in made
        )
        detail: dict[str, object] = {"module": module, "people": len(made), "minutes": minutes}
        trail.record(event="training.roll_call", subject=session, by=by, at=at, detail=detail)
    return session


def correct_attendance(
    *, place: Jurisdiction, attendance_id: UUID, by: User, at: datetime
) -> Completion:
    """Take back one attendance that was recorded in error; the roll call stays.

    Raises ``AccessDenied``, ``OwnTraining`` and ``AlreadyRecorded``.
    """
    _require_leader(by, place)
    with reaching(place):
        found = Attendance.objects.filter(jurisdiction=place, pk=attendance_id).first()
        if found is None:
            raise AccessDenied(_("There is no such attendance of your people."))
        return revoke_completion(completion_id=found.completion_id, by=by, at=at)


def _require_leader(by: User, place: Jurisdiction) -> None:
    if not holds(by, RIGHT, place):
        raise AccessDenied(_("You lead no roll calls here."))


def _refuse(there: dict[int, User], minutes: int, by: User) -> None:
    if not there:
        raise NotHeld(_("Choose who was there."))
    if len(there) > MOST_PEOPLE:
        raise NotHeld(_("Record at most %(most)s people at once.") % {"most": MOST_PEOPLE})
    if not LEAST_MINUTES <= minutes <= MOST_MINUTES:
        raise NotHeld(_("A roll call lasts from 5 minutes to 600."))
    if by.pk in there:
        raise OwnTraining(_("Whoever leads a roll call is not recorded by it."))


def _record(person: User, given: dict) -> Completion:
    try:
        return record_completion(user=person, **given)
    except AlreadyRecorded:
        words = _("%(person)s has a completion of this day already. Nobody was recorded.")
        raise AlreadyRecorded(words % {"person": person}) from None
