"""The database refuses what must not be, whoever writes it."""

import pytest
from django.db import DatabaseError, IntegrityError

from complaints.following.models import IdentityOpening, Message
from portal.jurisdictions import scope
from portal.jurisdictions.isolation import COMPLAINTS, SCOPES, TENANT
from tests.matching.factories import now


def message(told, **fields) -> Message:
    filer = told.filer
    given = {
        "jurisdiction_id": filer.jurisdiction_id,
        "complaint_id": filer.complaint_id,
        "party": filer,
        "words": b"x",
        "sent_at": now(),
    }
    return Message(**given | fields)


def opening(told, by, **fields) -> IdentityOpening:
    given = {
        "jurisdiction_id": told.filer.jurisdiction_id,
        "party": told.filer,
        "role": "SUPERVISOR",
        "reason": b"x",
        "asked_by": by,
        "asked_at": now(),
    }
    return IdentityOpening(**given | fields)


def kept(row) -> None:
    with scope.within(scope.complaints()):
        row.save(force_insert=True)


def test_a_message_comes_from_somebody(told):
    with pytest.raises(IntegrityError, match="message_from_somebody"):
        kept(message(told, party=None))


def test_no_staff_contests_an_answer(told, ingrid):
    with pytest.raises(IntegrityError, match="message_appeal_by_a_party"):
        kept(message(told, kind="APPEAL", written_by=ingrid))


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({}, "opening_after_its_approval"),
        ({"breaks_glass": True, "opened_at": now()}, "opening_after_its_approval"),
        ({"approved_at": now(), "opened_at": now()}, "opening_approved_by_whom_and_when"),
    ],
)
def test_a_name_is_opened_by_one_with_consent_and_by_two_without(told, dora, fields, name):
    with pytest.raises(IntegrityError, match=name):
        kept(opening(told, dora, **fields))


def test_nobody_is_stored_as_approving_their_own(told, dora):
    fields = {"breaks_glass": True, "approved_by": dora, "approved_at": now()}

    with pytest.raises(IntegrityError, match="opening_approved_by_another"):
        kept(opening(told, dora, **fields))


@pytest.mark.parametrize("role", [role for role in SCOPES if role != COMPLAINTS])
@pytest.mark.parametrize("model", [Message, IdentityOpening])
def test_no_other_scope_reads_one(told, riverton, role, model):
    inside = scope.Scope(role, (riverton.pk,) if role == TENANT else ())

    with pytest.raises(DatabaseError, match="permission denied"), scope.within(inside):
        list(model.objects.all())


@pytest.mark.parametrize(
    "change",
    [
        lambda: Message.objects.update(words=b"y"),
        lambda: Message.objects.all().delete(),
        lambda: IdentityOpening.objects.update(reason=b"y"),
        lambda: IdentityOpening.objects.all().delete(),
    ],
)
def test_nothing_said_and_no_reason_is_changed_or_deleted(told, ingrid, change):
    kept(message(told))
    kept(opening(told, ingrid, opened_at=now()))

    with (
        pytest.raises(DatabaseError, match="permission denied"),
        scope.within(scope.complaints()),
    ):
        change()
