"""Invented cases for measuring the rules: facts drawn from a seed, and the rows behind them.

The rows stand without matches.
"""

import random
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import count
from uuid import uuid4

import psycopg
from django.db import connection
from django.db.models import Model
from psycopg import sql

from matching.bookings.models import Booking
from matching.bookings.models import Charge as ChargeRow
from matching.offenses.records import SEVERITIES, Charge, Conviction
from matching.policy.facts import Facts
from matching.status.models import Case, Finding, Query, Response
from matching.status.models import Conviction as ConvictionRow
from matching.status.subjects import Circumstance, Presence
from portal.accounts.models import User

CODES = (*["5499"] * 6, "5404", "5401", "2203", "2303", "1313", "3562", "5212", "9900", "")
FINDINGS = (*[Response.Finding.REMOVABLE] * 5, *Response.Finding.values)
KNOWN = (True, False, None)
MOMENT = timedelta(microseconds=1)
charge_keys = count(10**9)


def facts_at_random(chance: random.Random) -> Facts:
    """Facts such as a jail's cases have: mostly minor charges, most circumstances absent."""
    charges = [
        Charge(chance.choice(CODES), chance.choice(SEVERITIES), chance.random() < 0.2)
        for _ in range(chance.choice((0, 1, 1, 1, 2, 3)))
    ]
    codes = [charge.code for charge in charges if charge.convicted]
    codes += [chance.choice(CODES) for _ in range(chance.choice((0, 0, 1, 2, 4)))]
    convictions = [
        Conviction(
            code,
            chance.choice(SEVERITIES),
            chance.randint(1995, 2011),
            chance.choice(KNOWN),
            chance.choice(KNOWN),
        )
        for code in codes
    ]
    finding = str(chance.choice(FINDINGS))
    grounds = Response.Ground.values if finding == Response.Finding.REMOVABLE else [""]
    presences = chance.choices(Presence.values, weights=(1, 12, 1), k=len(Circumstance.values))
    return Facts(
        charges=tuple(charges),
        convictions=tuple(convictions),
        circumstances=dict(zip(Circumstance.values, presences, strict=True)),
        finding=finding,
        ground=chance.choice(grounds),
    )


def case_in(place: int, *, at: datetime) -> Case:
    """A case that stands alone, decided at an instant."""
    linked = {"candidate_id": uuid4(), "booking_id": uuid4(), "jurisdiction_id": place}
    return Case(
        **linked, opened_at=at, status="DECIDED", changed_at=at, standing="", detained=False
    )


def rows_of(case: Case, facts: Facts, *, agency: int, by: User) -> Iterator[Model]:
    """Everything on record from which these facts of a case are known, since it was opened."""
    there, at = {"jurisdiction_id": case.jurisdiction_id}, case.opened_at
    yield case
    yield Booking(
        pk=case.booking_id, agency_id=agency, local_number=f"R-{case.pk}", person=b"",
        booked_at=at, received_at=at, received_by=by, source="API", request_digest="",
        flow="L0", **there,
    )  # fmt: skip
    convictions, done = list(facts.convictions), {"recorded_by": by, "recorded_at": at}
    for charge in facts.charges:
        offense = {"ncic_code": charge.code, "severity": charge.severity}
        row = ChargeRow(pk=next(charge_keys), booking_id=case.booking_id, **offense, **there)
        yield row
        if charge.convicted:
            yield _conviction(case, convictions.pop(0), charge_id=row.pk, **done)
    for earlier in convictions:
        yield _conviction(case, earlier, charge_id=None, **done)
    query = Query(case=case, asked_by=by, asked_at=at, **there)
    yield query
    yield Response(
        query=query, finding=facts.finding, ground=facts.ground, evidence_type="OTHER",
        evidence=b"", officer=by, answered_at=at, **there,
    )  # fmt: skip
    for subject, presence in facts.circumstances.items():
        yield Finding(case=case, subject=subject, presence=presence, note=b"", **done, **there)


def store(session: psycopg.Connection, rows: Iterable[Model]) -> None:
    """Copy rows of one model into its table as a superuser, past triggers and foreign keys."""
    session.execute("SET session_replication_role = replica")
    first, *rest = rows
    fields = [field for field in first._meta.concrete_fields if not field.generated]
    copy = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(first._meta.db_table),
        sql.SQL(", ").join(sql.Identifier(str(field.column)) for field in fields),
    )
    with session.cursor() as cursor, cursor.copy(copy) as target:
        for row in (first, *rest):
            target.write_row(
                [one.get_db_prep_save(getattr(row, one.attname), connection) for one in fields]
            )
    session.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(first._meta.db_table)))


def _conviction(case: Case, known: Conviction, **rest: object) -> ConvictionRow:
    return ConvictionRow(
        jurisdiction_id=case.jurisdiction_id,
        booking_id=case.booking_id,
        ncic_code=known.code,
        severity=known.severity,
        over_one_year=known.over_one_year,
        aggravated_felony=known.aggravated,
        convicted_on=date(known.year, 5, 1),
        source="Court",
        **rest,
    )
