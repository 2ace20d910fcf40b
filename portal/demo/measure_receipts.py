"""How long a receipt's words take to be looked up: the same whether they lead anywhere or not."""

import statistics
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from complaints.filing.services import Filing, Person, file_complaint
from complaints.following.door import come_in
from complaints.models import Complaint
from complaints.receipts.services import NoSuchReceipt
from complaints.receipts.words import draw_words
from portal.demo import timing
from portal.jurisdictions.models import Jurisdiction

Session = dict[str, Any]


def look_ups() -> Iterator[tuple[str, list[float]]]:
    """The seconds at the door, by turns of words that exist and of words that do not.

    The difference of both is told as well, beside what chance makes of it.
    """
    words = _filed()
    known, unknown = [], []
    for turn in range(timing.MANY):
        # In a minute of its own: at most so many are let in during one.
        at = timezone.now() + timedelta(minutes=turn)
        known.append(timing.once(lambda at=at: _try(words, at)))  # type: ignore[misc]
        other = " ".join(draw_words("en"))
        unknown.append(timing.once(lambda at=at, other=other: _try(other, at)))  # type: ignore[misc]
    yield "receipt, words that exist", known
    yield "receipt, words that do not", unknown
    yield "receipt, the difference of the medians", [difference(known, unknown)]


def difference(some: list[float], others: list[float]) -> float:
    """How far the medians lie apart, in seconds."""
    return abs(statistics.median(some) - statistics.median(others))


def _filed() -> str:
    place = Jurisdiction.objects.filter(kind="COUNTY").order_by("code")[0]
    filing = Filing(
        topic=Complaint.Topic.OTHER,
        mode="ANONYMOUS",
        jurisdiction=place,
        content={"words": "Measured."},
        filer=Person(),
    )
    return file_complaint(filing=filing, by=None, at=timezone.now()).filer


def _try(words: str, at: datetime) -> None:
    session: Session = {}
    with transaction.atomic(), suppress(NoSuchReceipt):
        come_in(session=session, typed=words, at=at)
