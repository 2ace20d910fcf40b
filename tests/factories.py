"""Places and records in a given state, built through the services that a person would use."""

from datetime import UTC, datetime, timedelta

from portal.accounts.models import User
from portal.jurisdictions.models import Jurisdiction, ParticipationDecision
from portal.jurisdictions.participation import decide

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


def decision(place, flow="L0", *, effective_at=LONG_AGO, **fields) -> ParticipationDecision:
    """A decision about a place; of the past unless ``retroactive=False``."""
    author = User.objects.filter(username="chief").first() or User.objects.create_superuser(
        "chief"
    )
    return decide(
        jurisdiction=place,
        flow=flow,
        effective_at=effective_at,
        instrument=fields.pop("instrument", "LETTER"),
        authority=fields.pop("authority", "the county board"),
        reason="A test.",
        by=author,
        at=NOON,
        retroactive=fields.pop("retroactive", True),
    )


def ago(**span) -> datetime:
    return datetime.now(tz=UTC) - timedelta(**span)
