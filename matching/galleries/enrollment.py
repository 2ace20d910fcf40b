"""Enroll a person from a transaction file."""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.db import IntegrityError

from matching.galleries.services import Finger, enroll_people
from matching.interchange import sandbox
from matching.interchange.best import best_of, is_usable, quality_of
from matching.interchange.impressions import Impression
from portal.jurisdictions import scope


class NotEnrolled(Exception):
    """The file holds no finger that can be enrolled, or the number is taken."""


def enroll_transaction(
    *,
    galleries: Iterable[str],
    number: str,
    raw: bytes,
    at: datetime,
    keep: Callable[[Impression], bool] = lambda _impression: True,
) -> int:
    """Enroll the best impression of each named finger in galleries; return how many fingers.

    ``keep`` chooses among the impressions.  Raises ``NotAccepted`` for a file that cannot be
    read, and ``NotEnrolled``.
    """
    impressions = [one for one in sandbox.read_transaction(raw).impressions if keep(one)]
    fingers = {
        position: Finger(one.template, one.png, quality_of(one))
        for position, one in best_of(sandbox.process(impressions)).items()
        if position and is_usable(one) and one.template is not None
    }
    if not fingers:
        raise NotEnrolled("The file holds no finger that could be read.")
    try:
        with scope.within(scope.gallery()):
            for gallery in galleries:
                enroll_people(gallery=gallery, people={number: fingers}, by=None, at=at)
    except IntegrityError:
        raise NotEnrolled(f"The number {number} is enrolled already.") from None
    return len(fingers)
