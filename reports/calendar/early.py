"""Access to a release before it is out: given to an office, taken back, used and written down."""

import secrets
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions import scope
from portal.jurisdictions.access import require
from portal.jurisdictions.reaching import stepping_into
from portal.sealing import keyed_hash, keyed_hashes
from reports.calendar import limits
from reports.calendar.days import out_at
from reports.calendar.models import LONGEST_LIFE, LOOKS_BEFORE, EarlyLook, EarlyReader
from reports.calendar.refusals import AlreadyOut, HasToken, NotOpened, TooEarly, TooManyTries

RIGHT = "approve_release"
PURPOSE = "early-reader"


@transaction.atomic
def grant_access(
    *, quarter: str, version: str, day: date, office: str, purpose: str, by: User, at: datetime
) -> str:
    """Let an office see a version on the day before it is out, and return its token.

    Nobody can read the token again.  It opens the release in the 24 hours before ``day``'s hour
    and is worth nothing after it.  Office and purpose are public.  Runs in the statistics scope.
    Raises ``AlreadyOut``, ``TooEarly`` and ``HasToken``.
    """
    require(by, RIGHT)
    expires = out_at(day)
    if at >= expires:
        raise AlreadyOut(_("The release is out by then: everybody can see it."))
    if expires - at > LONGEST_LIFE:
        raise TooEarly(_("Give access at most five days before the release is out."))
    raw = secrets.token_urlsafe(32)
    reader = EarlyReader(
        quarter=quarter,
        version=version,
        office=office.strip(),
        purpose=purpose.strip(),
        digest=keyed_hash(raw.encode(), purpose=PURPOSE),
        opens_at=max(at, expires - LOOKS_BEFORE),
        expires_at=expires,
        granted_at=at,
        granted_by=by,
    )
    _insert(reader)
    trail.record(event="early.granted", subject=reader, by=by, at=at, detail={"quarter": quarter})
    return raw


@transaction.atomic
def revoke_access(*, reader_id: int, by: User, at: datetime) -> bool:
    """End an office's access; False where it had ended.  Runs in the statistics scope."""
    require(by, RIGHT)
    ended = EarlyReader.objects.filter(pk=reader_id, revoked_at=None, expires_at__gt=at)
    if not ended.update(revoked_at=at, revoked_by=by):
        return False
    reader = EarlyReader.objects.get(pk=reader_id)
    trail.record(event="early.revoked", subject=reader, by=by, at=at)
    return True


def look(*, token: str, caller: str, at: datetime) -> EarlyReader:
    """The office whose token it is; its look is written down.  Runs in no scope.

    Raises ``NotOpened``, in the same words for a token that is unknown, revoked, expired or not
    yet good, and ``TooManyTries``.
    """
    if not limits.may_try(caller):
        raise TooManyTries(_("Too many tries. Wait an hour and try again."))
    digests = keyed_hashes(token.strip().encode(), purpose=PURPOSE)
    with stepping_into(scope.statistics()):
        reader = EarlyReader.objects.filter(
            digest__in=digests, revoked_at=None, opens_at__lte=at, expires_at__gt=at
        ).first()
        if reader is not None:
            seen = EarlyLook.objects.create(reader=reader, looked_at=at)
            trail.record(event="early.looked", subject=seen, by=None, at=at)
    if reader is None:
        limits.note_failure(caller)
        raise NotOpened(_("This token opens nothing now. Check it, or ask who gave it to you."))
    return reader


def _insert(reader: EarlyReader) -> None:
    try:
        with transaction.atomic():
            reader.save()
    except IntegrityError:
        raise HasToken(_("This office has access to this version. Revoke that first.")) from None
