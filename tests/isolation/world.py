"""A row of every tenant model for a place, with a canary in every text.

The models are found in the registry and each row is inserted by a role that may insert it, so
that a new model is walked from the day it is written.
"""

import json
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

import psycopg
from django.apps import apps
from django.db import connection, models
from psycopg import sql

from complaints.casework.models import Move
from complaints.models import Complaint
from complaints.retention.models import Disposal, Period, Tombstone
from complaints.vault.keys import Lock, make_keys
from complaints.vault.sealed import seal_record
from portal.accounts.models import User
from portal.jurisdictions import scope
from portal.jurisdictions.bound_keys import is_tenant_model
from portal.jurisdictions.isolation import OWNER, SITE, rights_of
from portal.jurisdictions.models import Agency, Jurisdiction
from portal.sealing import seal
from tests.database import address
from tests.factories import NOON, event

Row = models.Model
Rows = dict[type[Row], Row]
SHORTEST = 12  # a text that is shorter holds no canary
CONCLUDED = {"conclusion": "EXCLUSION", "concluded_at": NOON}
# What the models' constraints ask for beyond the type of a field.
SPECIAL: dict[str, dict[str, object]] = {
    "matching.Candidate": {"conclusion": "IDENTIFICATION", "concluded_at": NOON},
    "matching.Verdict": CONCLUDED,
    "jurisdictions.Invitation": {"expires_at": NOON + timedelta(days=7)},
    "jurisdictions.Membership": {"role": "COUNSEL"},  # which nobody of the cast holds
    "webhooks.Endpoint": {
        "url": lambda rows: f"https://{mark(rows[Jurisdiction])}-endpoint-url.example.gov",
        "events": ["match.voided"],
        "previous_secret": None,
    },
    "matching.Remediation": {
        "status": "RESOLVED",
        "resolved_at": NOON,
        "resolved_by": lambda rows: rows[User],
    },
    # Whoever examined the pair may not void it.
    "voiding.Void": {"voided_by": lambda _rows: _supervisor(), "opinion": None},
    "voiding.Told": {
        "who": "SERVER",
        "means": "MESSAGE",
        "reference": lambda rows: f"V-{rows[Jurisdiction].code}",
    },
    "status.Response": {"ground": "FINAL_ORDER"},
    "policy.Decision": {"level_scheme": "2010", "level": "NON_CRIMINAL", "level_basis": []},
    "status.Claim": {  # an undecided one would stop the detainer
        "outcome": "NOT_UPHELD",
        "reason": b"CANARY",
        "decided_at": NOON,
        "decided_by": lambda rows: rows[User],
    },
    # From a warrant: one of the program would need the place to take part.
    "detainers.Detainer": {
        **dict.fromkeys(("case", "decision", "response", "code")),
        "source": "WARRANT",
        "ground": "WARRANT",
        "priority": "",
    },
    "detainers.Step": {"target": "ISSUED", "taken_by": lambda rows: rows[User]},
    "complaints.Complaint": {"source": "NOTICE", "overdue": None},
    "complaints.Party": {"receipt": lambda rows: _digest(rows)},
    "complaint_casework.Move": {"target": "ACKNOWLEDGED"},
    "complaint_casework.Deadline": {"due_at": NOON + timedelta(days=5)},
    "following.IdentityOpening": {"opened_at": NOON},
    "complaint_clusters.Sketch": {"bands": []},
    "referrals.Referral": {"picked": ["words"], "their_reference": None},
    "letters.Template": {
        "version": lambda rows: int(rows[Jurisdiction].code),
        "written_by": lambda rows: rows[User],
    },
    "redaction.Mark": {"passage": "content:words", "ends": 2},
    "asking.Question": {"complaint_number": "", "due_at": NOON + timedelta(days=5)},
    "asking.StageCount": {"number": 5},
    "flags.Flag": {
        **{"quarter": "2011Q3", "indicator": "detainers", "side": "HIGH", "group": ""},
        **{"q": 0.01, "low": 1.5, "high": 2.5, "status": "ASKED"},
        **{"asked_at": NOON, "due_at": NOON + timedelta(days=14)},
    },
    "flags.CaseFile": {
        "figures": {
            **{name: [] for name in ("strata", "history")},
            **{name: {} for name in ("unknown", "reported", "funnel")},
        }
    },
    "training_keeping.RollCall": {"minutes": 30},
    "training_keeping.Attendance": {"completion": lambda rows: _completed(rows, "ROLL_CALL")},
    "training_keeping.BatchLine": {"completion": lambda rows: _completed(rows, "CSV")},
    "committee_outliers.Inquiry": {
        **{"quarter": "2011Q3", "indicator": "detainers", "side": "HIGH", "group": ""},
        "question": "",
    },
    "evidence.Evidence": {"hash": lambda rows: _digest(rows), "copy_hash": ""},
    "holds.Alarm": {"arrival": None},
    "holds.HoldClock": {
        "zone": "America/New_York",
        "excluding_observed_at": NOON + timedelta(days=2),
        "counting_observed_at": NOON + timedelta(days=2),
        "deadline_at": NOON + timedelta(days=2),
    },
}
SEALED: dict[str, Callable[[Any], dict[str, bytes]]] = {
    "matching.Booking": lambda row: {
        "person": _sealed(row, row.person_name, json.dumps(_person(row)).encode())
    },
    "matching.Print": lambda row: {
        "image": _sealed(row, f"print:{row.pk}:image", _words(row, "image").encode())
    },
    "voiding.Void": lambda row: _sealed_words(row, "reason"),
    "holds.OverdueExplanation": lambda row: _sealed_words(row, "words"),
    "detainers.Step": lambda row: _sealed_words(row, "note"),
    "detainers.Service": lambda row: _sealed_words(row, "proof"),
    "status.Claim": lambda row: _sealed_words(row, "words"),
    "status.Response": lambda row: _sealed_words(row, "evidence"),
    "status.Finding": lambda row: _sealed_words(row, "note"),
    "status.CaseStep": lambda row: _sealed_words(row, "note"),
    "complaints.Complaint": lambda row: _told(row),
    "complaints.Party": lambda row: {
        "identity": seal_record(
            {"name": _words(row, "identity")},
            complaint_id=row.complaint_id,
            name=f"party:{row.pk}",
            lock=Lock.IDENTITY,
        )
    },
    "referrals.Referral": lambda row: _sent(row),
    "following.Message": lambda row: {"words": _for(row.complaint_id, row, "message", "words")},
    "following.IdentityOpening": lambda row: {
        "reason": _for(row.party.complaint_id, row, "opening", "reason")
    },
    "evidence.Evidence": lambda row: {
        "name": seal_record(
            _words(row, "name"), complaint_id=row.complaint_id, name=f"evidence:{row.pk}:name"
        )
    },
    "evidence.Unsealing": lambda row: {
        "reason": _for(row.evidence.complaint_id, row, "unsealing", "reason")
    },
    "complaint_casework.Move": lambda row: _reason(row, row, "note"),
    "notes.Note": lambda row: _reason(row, row, "words"),
    "asking.Question": lambda row: _asked(row),
    "asking.Answer": lambda row: {
        "words": seal_record(
            {"words": _words(row, "words")},
            complaint_id=row.question_id,
            name=f"answer:{row.question_id}",
        )
    },
    "complaint_casework.Pause": lambda row: _reason(row, row, "reason"),
    "complaint_casework.Extension": lambda row: _reason(row, row.deadline, "reason"),
    "retention.LegalHold": lambda row: {"reason": _for(row.complaint_id, row, "hold", "reason")},
    "jurisdictions.Invitation": lambda row: {
        "address": _sealed(row, f"invitation:{row.pk}", _words(row, "address").encode())
    },
}


def _digest(rows: Rows) -> str:
    place: Any = rows[Jurisdiction]
    return sha256(place.code.encode()).hexdigest()


def _told(row: Any) -> dict[str, bytes]:
    make_keys(row.pk)
    told = {"words": _words(row, "content")}
    return {"content": seal_record(told, complaint_id=row.pk, name="complaint")}


def _asked(row: Any) -> dict[str, bytes]:
    make_keys(row.pk)
    return {"words": _for(row.pk, row, "question", "words")}


def _sent(row: Any) -> dict[str, bytes]:
    """A package, which has nothing but the words."""
    told = {"words": _words(row, "package"), "persons": {}}
    name = f"referral:{row.pk}"
    return {"package": seal_record(told, complaint_id=row.complaint_id, name=name)}


def _for(complaint_id: UUID, row: Any, kind: str, field: str) -> bytes:
    told = {"words": _words(row, field)}
    return seal_record(told, complaint_id=complaint_id, name=f"{kind}:{row.pk}")


def _reason(row: Any, of: Any, field: str) -> dict[str, bytes]:
    """Words sealed with the keys of the complaint that a record is of."""
    name = f"{row._meta.model_name}:{row.pk}"
    told = {"words": _words(row, field)}
    return {field: seal_record(told, complaint_id=of.complaint_id, name=name)}


def _supervisor() -> User:
    return User.objects.get_or_create(username="world-supervisor")[0]


def _completed(rows: Rows, way: str) -> Row:
    """A completion of somebody of a place as a roll call or a file records it."""
    place: Any = rows[Jurisdiction]
    someone, _new = User.objects.get_or_create(username=f"world-{place.code}-{way.lower()}")
    led_by = rows[User] if way == "ROLL_CALL" else None
    days = dict.fromkeys(("completed_on", "valid_until"), NOON.date())
    module = apps.get_model("training.Module").objects.order_by("key")[0]
    return apps.get_model("training.Completion").objects.create(
        module=module, user=someone, way=way, attested_by=led_by, recorded_at=NOON, **days
    )


def _line_of_the_register(place: Jurisdiction) -> Row:
    given = {"quarter": "FY2011 Q3", "gallery": "CRIMINAL", "found": "OTHER"}
    line = apps.get_model("voiding.WrongfulMatch")(number=int(place.code), **given)
    with scope.within(scope.casework()):
        line.save(force_insert=True)
    return line


def _tombstone(place: Jurisdiction) -> Row:
    """What is left of a complaint that two people disposed of."""
    two = [User.objects.get_or_create(username=f"world-{name}")[0] for name in ("one", "two")]
    decided = {"proposed_by": two[0], "confirmed_by": two[1]}
    found = {"period": Period.objects.order_by("pk")[0], "jurisdiction": place}
    told = {"number": f"{mark(place)}-T"[:16], "topic": "OTHER", "opened_at": NOON}
    with scope.within(scope.complaints()):
        ended = Complaint.objects.create(source="WEB", changed_at=NOON, jurisdiction=place, **told)
        Complaint.objects.filter(pk=ended.pk).update(status="CLOSED")
        way = {"source": "RECEIVED", "target": "CLOSED", "outcome": "INSUFFICIENT"}
        Move.objects.create(complaint=ended, jurisdiction=place, moved_at=NOON, **way)
        both = {"complaint": ended, **found, **decided}
        Disposal.objects.create(proposed_at=NOON, confirmed_at=NOON, **both)
        Complaint.objects.filter(pk=ended.pk).update(disposed_at=NOON)
        told |= dict.fromkeys(("ended_at", "disposed_at", "carried_out_at"), NOON)
        return Tombstone.objects.create(outcome="INSUFFICIENT", **both, **told)


def _acknowledge(rows: Rows) -> None:
    """Take a complaint a step, with its move: the database takes no move that tells of nothing."""
    complaint: Any = rows[Complaint]
    with scope.within(scope.complaints()):
        Complaint.objects.filter(pk=complaint.pk).update(status="ACKNOWLEDGED", changed_at=NOON)
        rows[Move] = _built(Move, rows)
        rows[Move].save(force_insert=True)


def _frozen_cube(place: Jurisdiction) -> Row:
    given = {"cut_off": NOON, "frozen_at": NOON, "digest": sha256(place.code.encode()).hexdigest()}
    with scope.within(scope.statistics()):
        return apps.get_model("statistics.Cube").objects.create(quarter="2011Q3", **given)


def _issue(rows: Rows) -> None:
    """Issue a draft, with its step: the database takes an answer to an issued detainer alone."""
    detainer: Any = rows[apps.get_model("detainers.Detainer")]
    step = apps.get_model("detainers.Step")
    given = {"issued_at": NOON, "issued_by": rows[User], "changed_at": NOON}
    given |= _sealed_words(detainer, "code")
    with scope.within(scope.casework()):
        type(detainer).objects.filter(pk=detainer.pk).update(status="ISSUED", **given)
        rows[step] = _built(step, rows)
        rows[step].save(force_insert=True)


def _flagged(place: Jurisdiction) -> Row:
    """A matter about a place, as a release opens it."""
    matter = apps.get_model("committee_seats.Matter")
    given = {"kind": "OUTLIER", "title": f"{mark(place)}-matter", "place": place}
    with scope.within(scope.statistics()):
        return matter.objects.create(opened_at=NOON, **given)


def _ask(rows: Rows) -> None:
    """Put the question: the database takes a reply to an inquiry that was asked alone."""
    inquiry: Any = rows[apps.get_model("committee_outliers.Inquiry")]
    given = {"status": "ASKED", "question": _words(inquiry, "question"), "asked_at": NOON}
    with scope.within(scope.committee()):
        rows_of = type(inquiry).objects.filter(pk=inquiry.pk)
        rows_of.update(asked_by=rows[User], due_on=NOON.date(), **given)


# What becomes of a row before the next one is made.
THEN: dict[str, Callable[[Rows], None]] = {
    "committee_outliers.Inquiry": _ask,
    "complaints.Complaint": _acknowledge,
    "detainers.Detainer": _issue,
}
# Public records that a tenant's rows point at, and that only their own services can make.
MADE: dict[str, Callable[[Jurisdiction], Row]] = {
    "participation.ParticipationEvent": lambda place: event(place, "ADVISORY"),
    "voiding.WrongfulMatch": _line_of_the_register,
    "retention.Period": lambda _place: Period.objects.order_by("pk")[0],
    "retention.Tombstone": _tombstone,
    "statistics.Cube": _frozen_cube,
    "training.Module": lambda _place: apps.get_model("training.Module").objects.order_by("key")[0],
    "training.Completion": lambda place: _completed({Jurisdiction: place}, "RECORDED"),
    "committee_seats.Matter": _flagged,
}


def tenant_models() -> list[type[Row]]:
    """Every model whose rows belong to a tenant."""
    return [model for model in apps.get_models() if is_tenant_model(model)]


def mark(place: Jurisdiction) -> str:
    """What every canary of a place begins with."""
    return f"CANARY{place.code}"


def inhabit(agency: Agency, user: User) -> Rows:
    """Give the agency's place one row of every tenant model.

    Inside a test's own transaction those that only a trigger writes are left out: the owner's
    connection would not see what they point at.
    """
    rows: Rows = {Jurisdiction: agency.jurisdiction, Agency: agency, User: user}
    wanted = [
        model
        for model in tenant_models()
        if not (connection.in_atomic_block and _needs_a_trigger(model))
    ]
    for model in wanted:
        _make(model, rows)
    return {model: rows[model] for model in wanted}


def _needs_a_trigger(model: type[Row]) -> bool:
    """Whether the model, or one that its rows must point at, is written by a trigger alone."""
    needed = [
        field.related_model
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and is_tenant_model(field.related_model)
    ]
    return getattr(model, "gate_writes", False) or any(
        other is not model and _needs_a_trigger(other) for other in needed
    )


def snapshot(db: psycopg.Connection, place: Jurisdiction) -> dict[str, object]:
    """A digest of every row of a place, by table."""
    query = (
        "SELECT md5(string_agg(t::text, '|' ORDER BY t::text)), count(*) FROM {} t"
        " WHERE jurisdiction_id = %s"
    )
    return {
        table: db.execute(sql.SQL(query).format(sql.Identifier(table)), [place.pk]).fetchone()
        for table in (model._meta.db_table for model in tenant_models())
    }


def _make(model: type[Row], rows: Rows) -> Row:
    if model._meta.label in MADE and model not in rows:
        rows[model] = MADE[model._meta.label](rows[Jurisdiction])
    if model not in rows:
        row = _built(model, rows)
        _insert(row, rows[Jurisdiction])
        rows[model] = row
        THEN.get(model._meta.label, lambda _rows: None)(rows)
    return rows[model]


def _built(model: type[Row], rows: Rows) -> Row:
    """A row of a model that nobody has stored yet; what it must point at is stored."""
    row = model()
    for field in model._meta.concrete_fields:
        if isinstance(field, models.ForeignKey):
            setattr(row, field.attname, _target(field, rows))
            target = rows.get(field.related_model)
            if target is not None and target.pk == getattr(row, field.attname):
                setattr(row, field.name, target)  # which no scope need read again
        elif not field.primary_key:
            setattr(row, field.attname, _value(field, rows[Jurisdiction]))
    for name, value in SPECIAL.get(model._meta.label, {}).items():
        setattr(row, name, value(rows) if callable(value) else value)
    if model._meta.label in SEALED:
        for name, value in SEALED[model._meta.label](row).items():
            setattr(row, name, value)
    return row


def _target(field: models.ForeignKey, rows: Rows) -> object:
    target = field.related_model
    if field.null and (target is field.model or not is_tenant_model(target)):
        return None
    return _make(target, rows).pk


def _value(field: models.Field, place: Jurisdiction) -> object:
    words = f"{mark(place)}-{field.model._meta.model_name}-{field.name}"
    longest = field.max_length or 1000
    if field.choices or (isinstance(field, models.CharField) and longest < SHORTEST):
        return field.default if field.has_default() else _first(field)
    if isinstance(field, models.CharField | models.TextField):
        return words[:longest]
    if isinstance(field, models.BinaryField):
        return words.encode()
    if field.null:
        return None
    if field.has_default():
        return field.get_default()
    if isinstance(field, models.JSONField):
        return {"words": words}
    if isinstance(field, models.DateField):
        return NOON if isinstance(field, models.DateTimeField) else NOON.date()
    return False if isinstance(field, models.BooleanField) else 1


def _first(field: models.Field) -> str:
    if field.blank or not field.choices:
        return "" if field.blank else "C"
    return field.choices[0][0]


def _insert(row: Row, place: Jurisdiction) -> None:
    """Insert as the first role that may insert whole rows of the model, or as its trigger does."""
    rights = rights_of(type(row))
    roles = (name for name, granted in rights.items() if "INSERT" in granted.split(", "))
    role = next(roles, OWNER)
    if role == OWNER:
        _insert_as_owner(row)
    elif role == SITE:
        row.save(force_insert=True)
    else:
        with scope.within(scope.Scope(role, (place.pk,))):
            row.save(force_insert=True)


def _insert_as_owner(row: Row) -> None:
    """Insert as a trigger does, and ask for nothing back: the owner may not read every table."""
    fields = row._meta.concrete_fields
    names = sql.SQL(", ").join(sql.Identifier(field.column) for field in fields)
    table = row._meta.db_table
    with psycopg.connect(address("DATABASE_OWNER_URL"), autocommit=True) as session:
        if row.pk is None:
            query = "SELECT nextval(pg_get_serial_sequence(%s, 'id'))"
            (row.pk,) = session.execute(query, [table]).fetchone()
        values = sql.SQL(", ").join(sql.Literal(getattr(row, field.attname)) for field in fields)
        statement = sql.SQL("INSERT INTO {} ({}) VALUES ({})")
        session.execute(statement.format(sql.Identifier(table), names, values))


def _person(row: Any) -> dict[str, str]:
    return {"name": _words(row, "name"), "birth_date": "", "sex": "X"}


def _words(row: Any, name: str) -> str:
    return f"{mark(row.jurisdiction)}-{row._meta.model_name}-{name}"


def _sealed_words(row: Any, field: str) -> dict[str, bytes]:
    """Words sealed under the name of their row, as most are."""
    name = f"{row._meta.model_name}:{row.pk}:{field}"
    return {field: _sealed(row, name, _words(row, field).encode())}


def _sealed(row: Any, name: str, plain: bytes) -> bytes:
    return seal(plain, owner=str(row.jurisdiction_id), name=name)
