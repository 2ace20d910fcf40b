"""Searches against opt-outs at full speed, on connections of their own; nothing in between.

Searchers write a booking and its immigration search and commit a moment later; togglers opt
their county out and in, and commit a moment later.  Afterwards every search is held against the
events: by the plain rule, which no trigger computes.
"""

import os
import random
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
from django.db import connections

BOOKING = (
    "INSERT INTO matching_booking (id, jurisdiction_id, agency_id, local_number, control_number,"
    " person, booked_at, received_at, received_by_id, source, request_digest, flow)"
    " VALUES (%s, %s, %s, %s, '', '', clock_timestamp(), clock_timestamp(), %s, 'API', '', 'L2')"
)
SEARCH = (
    "INSERT INTO matching_search (id, jurisdiction_id, booking_id, gallery, status, attempts,"
    " queued_at, problem, engine_version)"
    " VALUES (gen_random_uuid(), %s, %s, 'IMMIGRATION', 'QUEUED', 0, now(), '', '')"
)
EVENT = (
    "INSERT INTO participation_participationevent (jurisdiction_id, acting_id, act, instrument,"
    " authority, body, vote, citation, city, reason, received_at, effective_at, retroactive,"
    " author_id, approver_id) VALUES (%s, %s, %s, 'LETTER', 'the board', '', '', '', '', '',"
    " clock_timestamp(), clock_timestamp(), false, %s, %s)"
)


@dataclass
class Race:
    """One run: ``attempts`` searches at least, against ``toggles`` acts in all."""

    agencies: list
    people: tuple[int, int]
    attempts: int
    toggles: int
    tried: int = 0
    let_through: int = 0
    refused: int = 0
    toggled: int = 0
    faults: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def run(self, searchers: int = 6) -> "Race":
        threads = [threading.Thread(target=self._toggle, args=(a,)) for a in self.agencies]
        threads += [threading.Thread(target=self._search, args=(n,)) for n in range(searchers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return self

    def _search(self, seed: int) -> None:
        rng = random.Random(seed)
        with connect() as session:
            while not self._over():
                agency = rng.choice(self.agencies)
                place = agency.jurisdiction_id
                passed = self._try(session, agency, place, rng.random() * 0.003)
                with self.lock:
                    self.tried += 1
                    self.let_through += passed
                    self.refused += not passed

    def _try(self, session, agency, place, pause) -> bool:
        booking = uuid4()
        try:
            with session.transaction():
                with session.pipeline():
                    session.execute("SET LOCAL ROLE portal_tenant")
                    session.execute(f"SET LOCAL portal.scope = '{{{place}}}'")
                    values = [booking, place, agency.pk, booking.hex, self.people[0]]
                    session.execute(BOOKING, values)
                    session.execute(SEARCH, [place, booking])
                time.sleep(pause)
        except psycopg.errors.CheckViolation:
            return False
        except psycopg.Error as error:
            self.faults.append(str(error))
            return False
        return True

    def _toggle(self, agency) -> None:
        rng = random.Random(agency.pk)
        place = agency.jurisdiction_id
        with connect() as session:
            for turn in range(self.toggles // len(self.agencies)):
                act = ("OPT_OUT", "OPT_IN")[turn % 2]
                with session.transaction():
                    session.execute(EVENT, [place, place, act, *self.people])
                    time.sleep(rng.random() * 0.002)
                with self.lock:
                    self.toggled += 1
                time.sleep(rng.random() * 0.01)

    def _over(self) -> bool:
        with self.lock:
            return self.tried >= self.attempts and self.toggled >= self.toggles


def connect() -> psycopg.Connection:
    """A connection of the site's own role, as the site makes it."""
    database = connections["default"].settings_dict["NAME"]
    address = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{database}").geturl()
    return psycopg.connect(address, autocommit=True)
