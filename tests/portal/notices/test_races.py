"""Two workers at once, each on a connection of its own."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from portal.mail.models import Letter
from portal.mail.services import letters_to
from portal.notices.announcing import fan_out
from portal.notices.models import NoticeRun
from portal.participation.models import ParticipationEvent
from tests.factories import NOON, event
from tests.portal.notices.box import subscribe

WORKERS = 3


@pytest.mark.parametrize("again", range(3))
def test_of_several_workers_each_act_is_announced_by_one(again, committed, riverton, everybody):
    for turn in range(5):
        subscribe(f"s{turn}@example.org", riverton)
    asked = event(riverton, "OPT_OUT")
    for act in ("QUESTION", "DISPUTE"):
        event(riverton, act, concerns=asked)
    before, start = Letter.objects.count(), threading.Barrier(WORKERS)

    def work(_turn: int) -> int:
        start.wait()
        try:
            return fan_out(at=NOON)
        finally:
            connection.close()

    with ThreadPoolExecutor(WORKERS) as pool:
        written = list(pool.map(work, range(WORKERS)))

    assert sum(written) == Letter.objects.count() - before == 3 * (5 + 3)
    assert len(letters_to("otto@example.org")) == 3
    assert NoticeRun.objects.count() == ParticipationEvent.objects.count() == 3
