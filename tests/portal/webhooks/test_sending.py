"""Messages go out once they are committed, signed, are tried again, and are never lost."""

import base64
import hashlib
import hmac
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.conf import settings as site
from django.db import connection

from portal.celery import app
from portal.jurisdictions.reaching import reaching
from portal.webhooks.addresses import CallFailed
from portal.webhooks.endpoints import rotate
from portal.webhooks.models import Delivery
from portal.webhooks.sending import (
    claim,
    send_due,
)
from portal.webhooks.states import Reason
from portal.webhooks.tasks import send_messages
from tests.factories import NOON

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
NEVER = CallFailed(Reason.SLOW)


def send(at) -> int:
    return send_due(clock=lambda: at)


def verified(taken, shown) -> bool:
    """Check a signature as a receiver would, with nothing of the code under test."""
    key = base64.b64decode(shown.removeprefix("whsec_"))
    signed = b".".join(
        [taken.headers["webhook-id"].encode(), taken.headers["webhook-timestamp"].encode(),
         taken.body]
    )  # fmt: skip
    mac = base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()
    return f"v1,{mac}" in taken.headers["webhook-signature"].split()


def test_a_message_goes_out_once_and_signed(tell, rows, server, endpoint):
    tell(match="M-1")

    assert (send(NOON), send(NOON + DAY)) == (1, 0)

    [taken], [row] = server.taken, rows(Delivery)
    assert json.loads(taken.body)["data"] == {"ori": "OH0990100", "match": "M-1"}
    assert taken.headers["webhook-id"] == str(row.pk)
    assert taken.headers["webhook-timestamp"] == str(int(NOON.timestamp()))
    assert verified(taken, endpoint.shown)
    assert (row.status, row.delivered_at, row.code) == ("DELIVERED", NOON, 200)


def test_a_signature_does_not_fit_another_body_or_secret(tell, server, endpoint):
    tell()
    send(NOON)

    [taken] = server.taken
    assert not verified(taken, "whsec_" + base64.b64encode(bytes(32)).decode())
    changed = type(taken)(taken.path, taken.headers, taken.body + b" ")
    assert not verified(changed, endpoint.shown)


def test_both_secrets_verify_while_one_replaces_the_other(tell, server, endpoint, otto, riverton):
    with reaching(riverton):
        shown = rotate(endpoint=endpoint, by=otto, at=NOON)
    tell()
    tell(at=NOON + DAY)

    send(NOON)
    send(NOON + DAY)

    fit = [[verified(taken, one) for one in (shown, endpoint.shown)] for taken in server.taken]
    assert fit == [[True, True], [True, False]]


def test_the_task_sends_what_is_due(tell, server):
    tell()

    send_messages(told_by_a_newer_release=True)

    assert len(server.taken) == 1


def test_the_timetable_names_the_task():
    app.loader.import_default_modules()
    line = site.CELERY_BEAT_SCHEDULE["webhooks"]

    assert line["task"] in app.tasks
    assert line["schedule"] <= 10


@pytest.mark.parametrize("messages", [1, 3])
def test_two_senders_never_take_the_same_message(messages, committed, tell):
    for number in range(messages):
        tell(number=number)

    def take(_turn):
        taken = claim(at=NOON)
        connection.close()
        return taken and taken.delivery

    with ThreadPoolExecutor(4) as pool:
        taken = [pk for pk in pool.map(take, range(4)) if pk]

    assert len(taken) == len(set(taken)) == messages


def test_two_senders_at_once_send_every_message_once(committed, tell, server, rows):
    for number in range(10):
        tell(number=number)

    def round_of(_turn):
        try:
            return send(NOON)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(round_of, range(2))) == 10

    assert len({taken.headers["webhook-id"] for taken in server.taken}) == len(server.taken) == 10
    assert {row.status for row in rows(Delivery)} == {"DELIVERED"}
