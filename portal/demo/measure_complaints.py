"""How long complaints take: the form's pages, the staff's lists, sealing, and a receipt."""

import time
from collections.abc import Iterator
from functools import partial
from uuid import uuid4

import psycopg
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from complaints.casework.lists import LISTS
from complaints.counts.counting import count_all
from complaints.vault.keys import destroy_keys, make_keys
from complaints.vault.sealed import seal_bytes
from portal.accounts.models import User
from portal.demo import timing
from portal.demo.browser import Person
from portal.demo.cast import PASSWORD, one_time_code
from portal.demo.complaint_rows import fill
from portal.demo.measure_form import form_pages
from portal.demo.measure_receipts import look_ups
from portal.demo.timing import Say
from portal.jurisdictions import scope

MEGABYTES = 10
DESK = "/complaints/"
# The lists of the desk as they are, and narrowed.
NARROWED = ("all/?status=INVESTIGATING", "all/?topic=STOP&place=48", "all/?assigned=me")
ALSO = (f"{DESK}retention/", "/complain/figures/", "/api/complaints/", "/api/complaints/?list=new")


def measure(*, address: str, server: str, rows: int, say: Say) -> None:
    """Say each figure; ``server`` is a superuser's address, ``rows`` how many complaints."""
    for name, seconds in form_pages(address):
        say(timed(f"form, {name}", seconds))
    for name, seconds in look_ups():
        say(timed(name, seconds))
    say(timed(f"sealing {MEGABYTES} MB", _sealing()))
    worker = User.objects.get(username="investigator")
    began = time.perf_counter()
    with psycopg.connect(server, dbname=connection.settings_dict["NAME"]) as session:
        session.autocommit = True
        fill(session, rows=rows, worker=worker.pk)
    say(f"{rows:,} complaints stored: {time.perf_counter() - began:,.0f} s")
    for path, queries, seconds in _pages(address, worker):
        say(f"{timed(path, seconds)}   {queries} queries")
    say(timed("counting for the public", [_counting() for _ in range(timing.ROUNDS)]))


def timed(words: str, seconds: list[float]) -> str:
    """What was measured, in milliseconds."""
    half, most = timing.spread(seconds)
    return f"{words:<52}median {half * 1000:6.1f} ms   p95 {most * 1000:6.1f} ms"


def _pages(address: str, worker: User) -> Iterator[tuple[str, int, list[float]]]:
    """Each page of the staff with its queries and its times as a browser gets it."""
    browser = Person(address)
    browser.sign_in(worker.username, PASSWORD, one_time_code())
    inside = Client(headers={"host": "127.0.0.1"})
    inside.force_login(worker, backend="django.contrib.auth.backends.ModelBackend")
    lists = (f"{DESK}lists/{path}" for path in (*(f"{key}/" for key in LISTS), *NARROWED))
    for path in (*lists, *ALSO):
        inside.get(path)  # what is asked once and kept
        with CaptureQueriesContext(connection) as asked:
            inside.get(path)
        queries = sum(one["sql"].startswith("SELECT") for one in asked.captured_queries)
        yield path, queries, timing.times(partial(browser.get, path))


def _sealing() -> list[float]:
    pk, plain = uuid4(), bytes(MEGABYTES * 1_000_000)
    make_keys(pk)
    try:
        return timing.times(partial(seal_bytes, plain, complaint_id=pk, name="measured"))
    finally:
        destroy_keys(pk)


def _counting() -> float:
    with scope.within(scope.complaints()):
        return timing.once(partial(count_all, at=timezone.now()))
