"""How long the register takes: an act that reaches every place, a look-up, the list, the gate."""

import json
import statistics
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.db import connection, transaction
from django.utils import timezone

from matching.canary.attempts import submit
from portal.accounts.models import User
from portal.demo.browser import Person
from portal.demo.cast import signers
from portal.jurisdictions import scope
from portal.jurisdictions.models import Jurisdiction
from portal.participation.acts import Act, Instrument
from portal.participation.axes import axes_at
from portal.participation.entering import enter
from portal.participation.models import ParticipationEvent

Say = Callable[[str, float], None]
ROUNDS = 20
BOOKING = (
    "EXPLAIN (ANALYZE, FORMAT JSON) INSERT INTO matching_booking (id, jurisdiction_id, agency_id,"
    " local_number, control_number, person, booked_at, received_at, received_by_id, source,"
    " request_digest, flow) SELECT %s, jurisdiction_id, agency_id, 'bench', '', person, booked_at,"
    " received_at, received_by_id, source, '', flow FROM matching_booking WHERE id = %s"
)
SEARCH = (
    "EXPLAIN (ANALYZE, FORMAT JSON) INSERT INTO matching_search (id, jurisdiction_id, booking_id,"
    " gallery, status, attempts, queued_at, problem, engine_version)"
    " VALUES (gen_random_uuid(), %s, %s, 'IMMIGRATION', 'QUEUED', 0, now(), '', '')"
)
# Every county turns back and forth, a day apart, until there are enough entries.
EVENTS = """
    INSERT INTO participation_participationevent (jurisdiction_id, acting_id, act, instrument,
        authority, body, vote, citation, city, reason, received_at, effective_at, retroactive,
        author_id, approver_id)
    SELECT id, id, CASE turn % 2 WHEN 0 THEN 'OPT_OUT' ELSE 'OPT_IN' END, 'LETTER', 'the board',
        '', '', '', '', 'A measurement.', moment, moment, true, {author}, {approver}
    FROM jurisdictions_jurisdiction,
        LATERAL (SELECT turn, timestamptz '2012-01-01' + turn * interval '1 day' AS moment
                 FROM generate_series(0, {turns} - 1) turn) each
    WHERE kind = 'COUNTY' AND parent_id = {state}
"""


def measure(*, address: str, events: int, say: Say) -> None:
    """Say each figure (median, in seconds) with the demo's events, then with ``events`` more."""
    _figures(address, say)
    began = time.monotonic()
    _fill(events)
    total = ParticipationEvent.objects.count()
    say(f"{total:,} events in the list", time.monotonic() - began)
    _figures(address, say)


def _figures(address: str, say: Say) -> None:
    program = Jurisdiction.objects.get(code="US")
    places = Jurisdiction.objects.count()
    say(f"act on the program, {places:,} places derived anew", _median(lambda: _stop(program), 3))
    texas = Jurisdiction.objects.get(code="48")
    say("act on a state of 254 counties", _median(lambda: _suspend(texas), 3))
    county = Jurisdiction.objects.select_related("parent").get(code="48201")
    moment = timezone.now() - timedelta(days=3000)
    say("what held for a county", _median(lambda: axes_at(jurisdiction=county, at=moment)))
    visitor = Person(address)
    say("list page", _median(lambda: visitor.get("/jurisdictions/")))
    say("list page of one flow", _median(lambda: visitor.get("/jurisdictions/?flow=L2")))
    say("page of a county", _median(lambda: visitor.get("/jurisdictions/48201/")))
    stamp, gate = _gate(county)
    say("the stamp of a booking", stamp)
    say("the gate of its search", gate)


def _stop(program: Jurisdiction) -> None:
    """The program ends, and the measurement takes it back."""
    with transaction.atomic():
        _enter(program, Act.DEACTIVATION)
        transaction.set_rollback(True)


def _suspend(state: Jurisdiction) -> None:
    with transaction.atomic():
        _enter(state, Act.SUSPENSION, acting=Jurisdiction.objects.get(code="US"))
        transaction.set_rollback(True)


def _enter(place: Jurisdiction, act: str, acting: Jurisdiction | None = None) -> None:
    author, approver = signers("US")
    event = ParticipationEvent(
        jurisdiction=place,
        acting=acting or place,
        act=act,
        instrument=Instrument.ORDER,
        authority="a measurement",
        author=author,
        approver=approver,
    )
    enter(event, at=timezone.now())


def _gate(county: Jurisdiction) -> tuple[float, float]:
    """The time inside the triggers of a booking and of its immigration search, in seconds."""
    stamps, gates = [], []
    for _ in range(ROUNDS):
        with scope.within(scope.tenant([county.pk])), transaction.atomic():
            now = timezone.now()
            booking = submit(county, booked_at=now - timedelta(minutes=1), at=now)
            copy = uuid4()
            with connection.cursor() as cursor:
                cursor.execute(BOOKING, [copy, booking.pk])
                stamps.append(_trigger(cursor.fetchone()[0], "booking_stamp"))
                cursor.execute(SEARCH, [county.pk, copy])
                gates.append(_trigger(cursor.fetchone()[0], "search_gate"))
            transaction.set_rollback(True)
    return statistics.median(stamps), statistics.median(gates)


def _trigger(plan: Any, name: str) -> float:
    plan = json.loads(plan) if isinstance(plan, str) else plan
    (found,) = [one for one in plan[0]["Triggers"] if one["Trigger Name"] == name]
    return float(found["Time"]) / 1000


def _fill(events: int) -> None:
    """Add entries to every county, a state at a time."""
    author, approver = User.objects.order_by("pk")[:2]
    counties = Jurisdiction.objects.filter(kind=Jurisdiction.Kind.COUNTY).count()
    turns = 2 * -(-events // counties // 2)
    for state in Jurisdiction.objects.filter(kind=Jurisdiction.Kind.STATE):
        values = {
            "author": author.pk,
            "approver": approver.pk,
            "turns": turns,
            "state": state.pk,
        }
        with connection.cursor() as cursor:
            cursor.execute(EVENTS.format(**values))


def _median(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times)
