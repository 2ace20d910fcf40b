"""Places and records in a given state, built through the services that a person would use."""

from datetime import UTC, datetime, timedelta

from portal.accounts.models import User
from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.roles import give_role
from portal.participation.acts import MEANINGS, PLACE_RIGHT
from portal.participation.entering import enter
from portal.participation.models import ParticipationEvent
from portal.training.selectors import gated_roles_of, missing_of
from portal.training.services import record_completion

NOON = datetime(2011, 6, 1, 12, tzinfo=UTC)
LONG_AGO = datetime(2009, 1, 1, tzinfo=UTC)


def state(program, code, postal, name) -> Jurisdiction:
    return Jurisdiction.objects.create(
        kind="STATE",
        code=code,
        postal=postal,
        name=name,
        parent=program,
        time_zone="America/New_York",
    )


def county(parent, code, name) -> Jurisdiction:
    return Jurisdiction.objects.create(
        kind="COUNTY",
        code=code,
        postal=parent.postal,
        name=name,
        parent=parent,
        time_zone=parent.time_zone,
    )


def couple(acting) -> tuple[User, User]:
    """Two people who may act for a place."""
    made = []
    for turn in ("first", "second"):
        user, new = User.objects.get_or_create(username=f"{turn}-{acting.code}")
        if new:
            role = "PROGRAM" if acting.kind == "PROGRAM" else "OFFICIAL"
            give_role(user=user, role=role, jurisdiction=acting, by=None, at=NOON)
        made.append(user)
    return made[0], made[1]


def event(place, act, *, effective_at=LONG_AGO, acting=None, **fields) -> ParticipationEvent:
    """An act entered by two people of the place that acts; of the past unless said otherwise."""
    program = Jurisdiction.objects.get(kind="PROGRAM")
    acting = acting or (place if PLACE_RIGHT in MEANINGS[act].rights else program)
    author, approver = couple(acting)
    now = datetime.now(tz=UTC)
    if not fields.get("retroactive", True) and effective_at <= now:
        effective_at = None  # at once
    given = {
        "instrument": "LETTER",
        "authority": "the program" if acting == program else "the board",
        "retroactive": True,
        "received_at": effective_at,
        "city": "Riverton" if act == "ADVISORY" else "",
        **fields,
    }
    entry = ParticipationEvent(
        jurisdiction=place,
        acting=acting,
        act=act,
        effective_at=effective_at,
        author=author,
        approver=approver,
        **given,
    )
    return enter(entry, at=now)


def takes_part(place, flow="L0", *, effective_at=LONG_AGO, **fields) -> ParticipationEvent:
    """Bring a place to a flow: a county is activated first, then asks for what is wanted."""
    if place.kind == "PROGRAM":
        act = {"L0": "ACTIVATION", "L2": "DEACTIVATION"}[flow]
        return event(place, act, effective_at=effective_at, **fields)
    active = place.kind != "COUNTY" or place.events.filter(act="ACTIVATION").exists()
    if not active:
        activated = event(place, "ACTIVATION", effective_at=min(effective_at, LONG_AGO))
        if flow == "L0":
            return activated
    act = {"L0": "OPT_IN", "L1": "NO_RETURN", "L2": "OPT_OUT"}[flow]
    return event(place, act, effective_at=effective_at, **fields)


def ago(**span) -> datetime:
    return datetime.now(tz=UTC) - timedelta(**span)


def trained(user, at=None) -> User:
    """Let a person have completed yesterday, or the day before, whatever their roles need."""
    at = at or datetime.now(tz=UTC)
    day = at.date() - timedelta(days=1)
    for role in gated_roles_of(user):
        for module in missing_of(user=user, role=role, at=at):
            record_completion(user=user, module=module.key, completed_on=day, by=None, at=at)
    return user
