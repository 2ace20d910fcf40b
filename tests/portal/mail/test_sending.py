"""Letters go out once they are committed, are tried again, and are never lost."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection

from portal.mail.models import ATTEMPTS, Letter
from portal.mail.sending import PAUSES, claim, note_failure, note_sent, send_due
from portal.mail.services import body_of, post
from portal.mail.tasks import send_letters
from tests.factories import NOON

MINUTE = timedelta(minutes=1)


def letter(to="rosa@example.gov", **fields) -> Letter:
    return post(to=to, subject="Hello", body="Words.\n", at=NOON, **fields)


def send(at) -> int:
    return send_due(clock=lambda: at)


def test_a_letter_goes_out_once(db):
    waiting = letter()

    assert (send(NOON), send(NOON + timedelta(days=1))) == (1, 0)

    [message] = mail.outbox
    assert (message.to, message.subject, message.body) == (
        ["rosa@example.gov"], "Hello", "Words.\n",
    )  # fmt: skip
    assert message.extra_headers["Message-ID"] == f"<{waiting.pk}@portal>"


def test_a_sent_letter_keeps_neither_body_nor_address(db):
    waiting = letter()

    send(NOON)

    waiting.refresh_from_db()
    assert (waiting.status, waiting.sent_at, body_of(waiting)) == ("SENT", NOON, "")
    assert bytes(waiting.address) == b""


def test_the_task_sends_what_is_due(db):
    letter()

    send_letters(told_by_a_newer_release=True)

    assert len(mail.outbox) == 1


def test_without_a_mail_server_letters_become_files(db, settings, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    letter()

    send(NOON)

    [file] = (tmp_path / "mail").iterdir()
    assert "To: rosa@example.gov" in file.read_text()
    assert "From: portal@localhost" in file.read_text()


def test_a_refused_letter_is_tried_five_times_with_growing_pauses(db, server):
    server.refused = {"rosa@example.gov"}
    waiting, at, pauses = letter(), NOON, []

    for _ in range(ATTEMPTS):
        send(at)
        waiting.refresh_from_db()
        pauses.append(waiting.due_at - at)
        at = waiting.due_at

    assert pauses == list(PAUSES)
    assert pauses[:-1] == sorted(pauses[:-1])
    assert (waiting.status, waiting.problem) == ("FAILED", "SMTPRecipientsRefused")
    assert send(at + timedelta(days=1)) == 0


def test_a_letter_is_not_tried_before_its_time(db, server):
    server.refused = {"rosa@example.gov"}
    waiting = letter()
    send(NOON)
    server.refused = set()

    assert send(NOON + PAUSES[0] - timedelta(seconds=1)) == 0
    assert send(NOON + PAUSES[0]) == 1

    waiting.refresh_from_db()
    assert (waiting.status, waiting.problem) == ("SENT", "")


def test_one_refused_letter_holds_up_no_other(db, server):
    server.refused = {"rosa@example.gov"}
    letter()
    letter("luca@example.gov")

    assert send(NOON) == 1
    assert [message.to for message in server.taken] == [["luca@example.gov"]]


def test_a_server_that_is_away_costs_one_attempt_of_one_letter(db, server):
    server.away = True
    for name in ("rosa", "luca", "otto"):
        letter(f"{name}@example.gov")

    assert send(NOON) == 0
    assert sorted(Letter.objects.values_list("attempts", flat=True)) == [0, 0, 1]

    server.away = False
    assert (send(NOON), send(NOON + MINUTE), send(NOON + 2 * MINUTE)) == (0, 2, 1)


def test_a_sender_who_dies_leaves_the_letter_to_the_next(db):
    letter()
    claim(at=NOON)

    assert send(NOON + MINUTE) == 0
    assert send(NOON + PAUSES[0]) == 1


def test_a_letter_that_kills_its_senders_fails_in_the_end(db):
    waiting, at = letter(), NOON
    while taken := claim(at=at):
        at = taken.due_at

    send(at)

    waiting.refresh_from_db()
    assert (waiting.status, waiting.attempts) == ("FAILED", ATTEMPTS)
    assert waiting.problem == "The last attempt never ended."


def test_an_attempt_that_was_overtaken_says_nothing(db):
    letter()
    slow = claim(at=NOON)
    quick = claim(at=NOON + PAUSES[0])

    note_failure(slow, problem=OSError(), at=NOON + PAUSES[0])
    note_sent(quick, at=NOON + PAUSES[0])
    note_failure(quick, problem=OSError(), at=NOON + PAUSES[0])

    quick.refresh_from_db()
    assert (quick.status, quick.problem) == ("SENT", "")


def test_the_reason_names_no_address(db):
    letter()
    taken = claim(at=NOON)

    note_failure(taken, problem=TimeoutError("rosa@example.gov timed out"), at=NOON)

    taken.refresh_from_db()
    assert taken.problem == "TimeoutError"


@pytest.mark.parametrize("letters", [1, 3])
def test_two_senders_never_take_the_same_letter(letters, committed):
    for _ in range(letters):
        letter()

    def take(_turn):
        taken = claim(at=NOON)
        connection.close()
        return taken and taken.pk

    with ThreadPoolExecutor(4) as pool:
        taken = [pk for pk in pool.map(take, range(4)) if pk]

    assert len(taken) == len(set(taken)) == letters
