"""A line of the trail is written once, sealed by the database, and shown to oversight alone."""

import hashlib
import json
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import ProgrammingError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg import errors

from portal.audit import trail
from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from tests.factories import LONG_AGO, NOON

FORGERY = "UPDATE audit_auditevent SET after = 'L0'"
CHANGES = [FORGERY, "DELETE FROM audit_auditevent", "TRUNCATE audit_auditevent"]
CODES = st.text(st.characters(exclude_characters="\x00", codec="utf-8"), max_size=20)
DETAIL = st.dictionaries(
    CODES, st.integers(-(10**12), 10**12) | CODES | st.booleans() | st.none(), max_size=5
)


def write(subject, **fields):
    return trail.record(
        **{"event": "test.done", "subject": subject, "by": None, "at": NOON} | fields
    )


def read(line):
    with scope.within(scope.oversight(who="a test", why="to read")):
        return AuditEvent.objects.get(pk=line.pk)


def leaf_of(line):
    """RFC 9162, 2.1: SHA-256 over 0x00 and the row as PostgreSQL's jsonb writes it."""
    row = [
        *(line.pk, line.event, line.subject_type, line.subject_id, line.jurisdiction_id),
        *(line.actor, line.before, line.after, ordered(line.detail)),
        *(epoch(line.recorded_at), epoch(line.happened_at), line.transaction),
    ]
    return hashlib.sha256(b"\x00" + json.dumps(row, ensure_ascii=False).encode()).digest()


def ordered(value):
    """The keys of a jsonb object stand by length in bytes, then by bytes."""
    keys = sorted(value, key=lambda key: (len(key.encode()), key.encode()))
    return {key: value[key] for key in keys}


def epoch(moment):
    since = moment - datetime(1970, 1, 1, tzinfo=UTC)
    return f"{since // timedelta(seconds=1)}.{since.microseconds:06d}"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    event=CODES,
    after=CODES,
    detail=DETAIL,
    at=st.datetimes(timezones=st.just(UTC), min_value=LONG_AGO.replace(tzinfo=None)),
)
def test_the_leaf_can_be_made_from_the_line(riverton, event, after, detail, at):
    line = read(write(riverton, event=event, after=after, detail=detail, at=at))

    assert bytes(line.leaf) == leaf_of(line)


@pytest.mark.parametrize(
    "change",
    [
        {"event": "x"}, {"subject_type": "x"}, {"subject_id": "0"}, {"jurisdiction_id": 0},
        {"actor": "x"}, {"before": "x"}, {"after": "x"}, {"detail": {"a": 1}},
        {"recorded_at": NOON + timedelta(microseconds=1)}, {"happened_at": NOON},
        {"transaction": 0},
    ],
    ids=lambda change: next(iter(change)),
)  # fmt: skip
def test_the_leaf_stands_for_every_field(change, riverton):
    line = read(write(riverton))
    [(name, value)] = change.items()
    setattr(line, name, value)

    assert bytes(line.leaf) != leaf_of(line)


def test_no_two_lines_have_one_leaf(riverton):
    assert read(write(riverton)).leaf != read(write(riverton)).leaf


def test_a_superusers_edit_shows_in_the_leaf(committed, riverton, admin_connection):
    line = write(riverton, after="L2")
    with admin_connection.transaction():
        admin_connection.execute("SET LOCAL session_replication_role = replica")
        admin_connection.execute(FORGERY)

    forged = read(line)
    assert forged.after == "L0"
    assert bytes(forged.leaf) != leaf_of(forged)


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize(
    "within",
    [
        None,
        scope.tenant([1]),
        scope.review(),
        scope.dispatch(),
        scope.gallery(),
        scope.Scope("portal_oversight"),
    ],
    ids=lambda within: within.role if within else "the-site",
)
def test_no_role_of_the_site_changes_the_trail(within, change, riverton):
    write(riverton)
    if within:
        scope.enter(within)

    with pytest.raises(ProgrammingError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute(change)


@pytest.mark.parametrize("change", CHANGES)
def test_not_even_the_owner_changes_the_trail(change, committed, riverton, owner_connection):
    line = write(riverton)

    with pytest.raises(errors.InsufficientPrivilege, match="append-only"):
        owner_connection.execute(change)

    assert read(line).after == ""


@pytest.mark.parametrize(
    "within", [None, scope.tenant([1]), scope.review(), scope.dispatch(), scope.gallery()], ids=str
)
def test_no_role_but_oversight_reads_the_trail(within, riverton):
    write(riverton)
    if within:
        scope.enter(within)

    with pytest.raises(ProgrammingError, match="permission denied"):
        AuditEvent.objects.get(event="test.done")


@pytest.mark.parametrize(
    "within", [scope.tenant([1]), scope.review(), scope.dispatch(), scope.gallery()], ids=str
)
def test_every_scope_writes_to_the_trail(within, riverton):
    with scope.within(within):
        line = write(riverton)

    assert read(line).event == "test.done"


def test_the_database_sets_the_clock_the_transaction_and_the_leaf(committed, riverton, now):
    claimed = {"happened_at": NOON, "transaction": 1, "leaf": b"forged"}
    line = AuditEvent.objects.create(event="test.done", recorded_at=NOON, **claimed)

    kept = read(line)
    assert now <= kept.happened_at <= datetime.now(tz=UTC)
    assert kept.transaction > 1
    assert bytes(kept.leaf) == leaf_of(kept)


def test_lines_of_one_change_name_one_transaction(committed, riverton):
    with transaction.atomic():
        together = [write(riverton), write(riverton)]
    apart = write(riverton)

    first, second = (read(line).transaction for line in together)
    assert first == second != read(apart).transaction


def test_a_change_that_is_undone_leaves_no_line(riverton, lakeside):
    with transaction.atomic():
        line = write(riverton)
        transaction.set_rollback(True)

    with pytest.raises(AuditEvent.DoesNotExist):
        read(line)


def test_a_line_names_a_person_by_pseudonym(rosa, riverton):
    line = read(write(riverton, by=rosa))

    assert line.actor == f"user:{rosa.pseudonym}"
    assert "rosa" not in str(vars(line))


def test_the_system_is_named_as_such(riverton):
    assert read(write(riverton)).actor == "system"


def test_a_line_says_what_it_is_about(riverton_police, rosa):
    line = read(write(riverton_police, before="a", after="b", detail={"fingers": 10}))

    assert (line.subject_type, line.subject_id) == (
        "jurisdictions.Agency",
        str(riverton_police.pk),
    )
    assert line.jurisdiction_id == riverton_police.jurisdiction_id
    assert (line.before, line.after, line.detail) == ("a", "b", {"fingers": 10})
    assert read(write(rosa)).jurisdiction_id is None


def test_a_line_outlives_what_it_speaks_of(db):
    group = Group.objects.create(name="CLERK:39901")
    line, number = write(group), str(group.pk)
    group.delete()

    assert read(line).subject_id == number
