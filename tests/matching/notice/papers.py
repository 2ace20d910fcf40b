"""Notices as people hold them: a number, a code, and a hold behind them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache import cache

from matching.bookings.models import Booking
from matching.detainers.models import Detainer, NoticeKey
from matching.detainers.moves import keep_step, lock_detainer, take_step
from matching.detainers.notice_keys import digest_of, new_code, new_number
from portal.sealing import seal
from tests.matching.casework import casework
from tests.matching.factories import now, submit, within


@dataclass(frozen=True)
class Paper:
    """What stands on the paper, and what it is about."""

    number: str
    code: str
    booking: Booking
    detainer_id: object

    @property
    def pair(self) -> dict[str, str]:
        return {"number": self.number, "code": self.code}


def paper(
    agency,
    clerk,
    officer,
    *,
    at: datetime | None = None,
    booked_at: datetime | None = None,
    **fields,
) -> Paper:
    """An issued detainer of a warrant, which needs no match, with its key."""
    at = at or now() - timedelta(hours=1)
    booking = submit(agency, clerk, booked_at=booked_at or now() - timedelta(hours=2))
    row = Detainer(
        jurisdiction=agency.jurisdiction,
        number=new_number(),
        booking=booking,
        agency=agency,
        changed_at=at,
        drafted_by=officer,
        drafted_at=at,
        **{"source": "WARRANT", "form": "DEC2011", "ground": "WARRANT", "requests": ["HOLD"]}
        | fields,
    )
    code = new_code()
    with casework():
        row.save(force_insert=True)
        row.code = seal(
            code.encode(), owner=str(row.jurisdiction_id), name=f"detainer:{row.pk}:code"
        )
        row.status, row.issued_by, row.issued_at = "ISSUED", officer, at
        row.save(update_fields=["status", "issued_by", "issued_at", "code"])
        keep_step(detainer=row, source="DRAFT", note="", by=officer, at=at)
        NoticeKey.objects.create(
            number=row.number,
            digest=digest_of(code),
            jurisdiction=row.jurisdiction,
            detainer_id=row.pk,
        )
    return Paper(row.number, code, booking, row.pk)


def advance(made: Paper, *states: str) -> None:
    """Take the hold on, one state after another; the database lets only what may be."""
    for state in states:
        with casework():
            row = lock_detainer(made.detainer_id)
            by = None if state == "EXPIRED" else row.issued_by
            take_step(detainer=row, to=state, note="An order.", by=by, at=now())


def claims_of(made: Paper) -> list:
    with within(made.booking.jurisdiction):
        return list(made.booking.claims.order_by("received_at", "pk"))


def own_cache(settings) -> None:
    """A cache of the test's own, so that nobody else's tries count."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()
