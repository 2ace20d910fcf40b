"""Writes: a complaint is referred with the least that the other body needs, and acknowledged."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from complaints.casework.hands import lock_complaint, require_hand
from complaints.casework.moving import mark_referred
from complaints.deadlines.due import day_of
from complaints.disposed import refuse_disposed
from complaints.following.opening import open_identity
from complaints.models import Complaint
from complaints.referrals.models import Body, Referral
from complaints.referrals.package import PERSON, parts_of, people_with_consent, person_keys
from complaints.referrals.refusals import (
    AnsweredAlready,
    BodyUnfit,
    ConsentMissing,
    DayUnfit,
    NothingPicked,
)
from complaints.states import INTAKE, SUPERVISE, Status
from complaints.vault.sealed import seal_record
from portal.accounts.models import User
from portal.audit import trail
from portal.crockford import draw, numbered

MARK, LENGTH = "R", 10


@transaction.atomic
def refer(
    *, complaint_id: UUID, body: Body, picked: Sequence[str], by: User, at: datetime
) -> Referral:
    """Send what was picked of a complaint to a body; the complaint is referred from then on.

    Intake sends it from the window of the inspector general; once it is referred, intake and
    supervisors send it to others too.  ``picked`` names parts of ``parts_of`` and people; a
    person who agreed reads that their name was opened, and why, and only those who may open names
    send one; whether their second factor is recent is for the door to know.  Runs
    in the complaints scope.  Raises ``AccessDenied``, ``TransitionRefused``, ``BodyUnfit``,
    ``NothingPicked``, ``ConsentMissing`` and ``KeyDestroyed``.
    """
    complaint = lock_complaint(complaint_id)
    require_hand(complaint, by, INTAKE, SUPERVISE, at=at)
    if body.closed_at:
        raise BodyUnfit(_("This body is closed."))
    package = _package(complaint, picked, body, by, at)
    if complaint.status != Status.REFERRED:
        mark_referred(complaint_id=complaint_id, by=by, at=at)
    made = Referral(
        jurisdiction_id=complaint.jurisdiction_id,
        complaint=complaint,
        body=body,
        reference=numbered(MARK, draw(LENGTH)),
        picked=sorted(set(picked)),
        names_people=any(key.startswith(PERSON) for key in picked),
        sent_by=by,
        sent_at=at,
    )
    made.package = seal_record(package, complaint_id=complaint.pk, name=f"referral:{made.pk}")
    made.save(force_insert=True)
    detail: dict[str, object] = {
        "body": body.pk,
        "reference": made.reference,
        "parts": len(made.picked),
        "names_people": made.names_people,
    }
    trail.record(event="complaint.referred", subject=complaint, by=by, at=at, detail=detail)
    return made


@transaction.atomic
def acknowledge(
    *, referral_id: UUID, on: date, their_reference: str = "", by: User, at: datetime
) -> Referral:
    """Record that a body has what was sent, on which day, and what it calls it; once.

    ``on`` is a day of the place complained of, from that of the referral to today.  Runs in the
    complaints scope.  Raises ``AccessDenied``, ``AnsweredAlready``, ``DayUnfit`` and
    ``KeyDestroyed``.
    """
    rows = Referral.objects.select_for_update(of=("self",))
    found = rows.select_related("complaint__jurisdiction").get(pk=referral_id)
    require_hand(refuse_disposed(found.complaint), by, at=at)
    if found.acknowledged_at:
        raise AnsweredAlready(_("The body has acknowledged this already."))
    zone = found.complaint.jurisdiction.time_zone
    if not day_of(found.sent_at, zone) <= on <= day_of(at, zone):
        raise DayUnfit(_("The day is between that of the referral and today."))
    found.acknowledged_on, found.acknowledged_by, found.acknowledged_at = on, by, at
    if their_reference.strip():
        found.their_reference = seal_record(
            their_reference.strip(),
            complaint_id=found.complaint_id,
            name=f"referral:{found.pk}:reference",
        )
    found.save(
        update_fields=["acknowledged_on", "acknowledged_by", "acknowledged_at", "their_reference"]
    )
    detail: dict[str, object] = {"reference": found.reference, "on": on.isoformat()}
    event = "complaint.referral_acknowledged"
    trail.record(event=event, subject=found.complaint, by=by, at=at, detail=detail)
    return found


def _package(
    complaint: Complaint, picked: Sequence[str], body: Body, by: User, at: datetime
) -> dict[str, Any]:
    parts, wanted = parts_of(complaint), set(picked)
    names = {key for key in wanted if key.startswith(PERSON)}
    if not wanted or not wanted - names <= parts.keys():
        raise NothingPicked(_("Choose what is sent."))
    if not names <= set(person_keys(people_with_consent(complaint))):
        raise ConsentMissing(_("A name goes to nobody without recorded consent."))
    why = _("Sent to %(body)s.") % {"body": body.name}
    for key in sorted(names):
        open_identity(party_id=UUID(key.removeprefix(PERSON)), why=why, by=by, at=at)
    # Who was named, not the name: it is copied to nothing that the key of the content opens.
    return {key: parts[key] for key in parts if key in wanted} | {"persons": sorted(names)}
