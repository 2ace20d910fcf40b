"""Letters are written whole or not at all, sealed, and by every kind of request."""

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from hypothesis import given
from hypothesis import strategies as st

from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from portal.mail.models import Letter
from portal.mail.services import (
    NotPostable,
    address_of,
    body_of,
    check_address,
    letters_to,
    post,
    send_again,
    statuses_of,
)
from tests.factories import NOON

EMPTY = {"address": b"", "body": b""}
WORDS = {"subject": "An invitation", "body": "Follow the link.\n"}
SCOPES = [
    scope.tenant([1]), scope.review(), scope.dispatch(), scope.gallery(),
    scope.casework(), scope.complaints(), scope.oversight(who="a test", why="to write"),
]  # fmt: skip
READERS = {"portal_app", "portal_oversight"}
SENT = {"sent_at": NOON, "attempts": 1, **EMPTY}
FAILED = {"failed_at": NOON, "attempts": 5, "problem": "No such mailbox."}


def test_a_letter_waits_to_be_sent(db):
    letter = post(to="Rosa@example.gov", at=NOON, **WORDS)

    [found] = letters_to("rosa@EXAMPLE.gov")
    assert found == letter
    assert (found.status, found.due_at, found.subject) == ("WAITING", NOON, WORDS["subject"])
    assert (address_of(found), body_of(found)) == ("Rosa@example.gov", WORDS["body"])


def test_neither_address_nor_body_lies_open(db):
    letter = Letter.objects.get(pk=post(to="rosa@example.gov", at=NOON, **WORDS).pk)

    stored = bytes(letter.address) + bytes(letter.body) + letter.address_digest.encode()
    assert b"rosa" not in stored
    assert b"link" not in stored


def test_a_letter_comes_to_nothing_with_its_change(db):
    with transaction.atomic():
        post(to="rosa@example.gov", at=NOON, **WORDS)
        transaction.set_rollback(True)

    assert letters_to("rosa@example.gov") == []


@pytest.mark.parametrize("present", SCOPES, ids=lambda present: present.role)
def test_every_scope_posts_a_letter(present, committed):
    with scope.within(present):
        post(to="rosa@example.gov", at=NOON, **WORDS)

    assert len(letters_to("rosa@example.gov")) == 1


def test_officers_learn_whether_a_letter_was_sent_and_nothing_else_of_it(committed):
    letters = [post(to="rosa@example.gov", at=NOON, **WORDS) for _ in range(3)]
    for letter, fields in ((letters[1], SENT), (letters[2], FAILED)):
        Letter.objects.filter(pk=letter.pk).update(**fields)

    with scope.within(scope.casework()):
        found = statuses_of([letter.pk for letter in letters])

    assert [found[letter.pk] for letter in letters] == ["WAITING", "SENT", "FAILED"]


@pytest.mark.parametrize("present", SCOPES, ids=lambda present: present.role)
def test_no_tenant_reads_the_outbox(present, committed):
    if present.role in READERS:
        with scope.within(present):
            assert list(Letter.objects.all()) == []
        return

    with pytest.raises(ProgrammingError, match="permission denied"), scope.within(present):
        list(Letter.objects.all())


@pytest.mark.parametrize(
    "address",
    ["", "rosa", "rosa@", "@example.gov", "rosa@example.gov, luca@example.gov", "rosa @x.gov",
     "Rosa <rosa@example.gov>", "rosa@example.gov\nBcc: luca@example.gov", "r\0sa@example.gov",
     f"{'r' * 64}@{'e' * 60}.{'e' * 60}.{'e' * 60}.{'e' * 60}.gov"],
)  # fmt: skip
def test_what_is_no_address_is_refused(address):
    with pytest.raises(NotPostable, match=r"e-mail address.*\.$"):
        post(to=address, at=NOON, **WORDS)


@given(st.text(max_size=30), st.sampled_from("\r\n\0\x0b\x0c\x85\u2028\u2029\x1b"), st.text())
def test_no_header_is_smuggled_in_by_a_subject(before, control, after):
    with pytest.raises(NotPostable, match="one line"):
        post(to="rosa@example.gov", subject=before + control + after, body="Words.", at=NOON)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"subject": " "}, "one line"),
        ({"subject": "s" * 201}, "at most 200"),
        ({"body": " \n"}, "says something"),
    ],
)
def test_a_letter_says_something(words, sentence):
    with pytest.raises(NotPostable, match=sentence):
        post(to="rosa@example.gov", at=NOON, **WORDS | words)


def test_an_address_is_checked_without_a_letter():
    assert check_address("rosa@example.gov") is None


def test_a_failed_letter_gets_its_attempts_back(db, chief):
    letter = post(to="rosa@example.gov", at=NOON, **WORDS)
    Letter.objects.update(attempts=5, failed_at=NOON, problem="SMTPDataError 554")

    assert send_again(letter, by=chief, at=NOON)

    letter.refresh_from_db()
    assert (letter.status, letter.attempts, letter.problem) == ("WAITING", 0, "")
    with scope.within(scope.oversight(who="a test", why="to read")):
        assert AuditEvent.objects.filter(event="letter.retried", subject_id=letter.pk).exists()


def test_a_letter_that_waits_is_not_sent_again(db, chief):
    letter = post(to="rosa@example.gov", at=NOON, **WORDS)

    assert not send_again(letter, by=chief, at=NOON)


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"sent_at": NOON, "failed_at": NOON, "problem": "x", "attempts": 1, **EMPTY},
         "letter_sent_or_failed"),
        ({"failed_at": NOON}, "letter_failed_says_why"),
        ({"attempts": 6}, "letter_tried_a_few_times"),
        ({"sent_at": NOON, "attempts": 1, "body": b""}, "letter_sent_keeps_nothing"),
        ({"sent_at": NOON, "attempts": 1, "address": b""}, "letter_sent_keeps_nothing"),
        ({"sent_at": NOON, **EMPTY}, "letter_sent_keeps_nothing"),
    ],
)  # fmt: skip
def test_the_database_refuses(fields, constraint, db):
    post(to="rosa@example.gov", at=NOON, **WORDS)

    with pytest.raises(IntegrityError, match=constraint):
        Letter.objects.update(**fields)
