"""What the holder of a notice says about the person: a claim, taken in at once."""

from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matching.detainers.models import Detainer, NoticeKey
from matching.notice.errors import SaidTooOften
from matching.notice.limits import may_say
from matching.status.claims import make_claim
from matching.status.models import Claim
from matching.status.sealed import words_of
from portal.jurisdictions.reaching import reaching


class Speaker(TextChoices):
    """Who speaks on this page; agencies and officers have their own ways."""

    PERSON = Claim.Claimant.PERSON.value, gettext_lazy("I am the person")
    FAMILY = Claim.Claimant.FAMILY.value, gettext_lazy("I am family or a friend")
    LAWYER = Claim.Claimant.LAWYER.value, gettext_lazy("I am a lawyer or I speak for them")


def say(*, key: NoticeKey, kind: str, speaker: str, words: str, at: datetime) -> Claim:
    """Record a claim about the person of a notice; from then on every step to a hold is stopped.

    The same said again, as by a button pressed twice, is the claim that waits already.
    Raises ``SaidTooOften`` beyond 10 an hour for one notice, and ``NotFitting`` for a kind that
    there is none of.
    """
    if not may_say(key.pk):
        raise SaidTooOften(_("Much was sent for this notice already. Wait an hour."))
    claimant = Speaker(speaker).value
    with reaching(key.jurisdiction):
        booking_id = _booking_of(key)
        _one_at_a_time(booking_id)
        said = {"kind": kind, "claimant": claimant}
        return _waiting(booking_id, words, **said) or make_claim(
            booking_id=booking_id, words=words, by=None, at=at, **said
        )


def claim_of(key: NoticeKey, pk: UUID) -> Claim | None:
    """A claim about the person of an opened notice; None for any other."""
    with reaching(key.jurisdiction):
        return Claim.objects.filter(pk=pk, booking=_booking_of(key)).first()


def _booking_of(key: NoticeKey) -> UUID:
    return Detainer.objects.values_list("booking", flat=True).get(pk=key.detainer_id)


def _one_at_a_time(booking_id: UUID) -> None:
    """Let nobody else say anything of a booking by a notice until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext('notice'), hashtext(%s))", [str(booking_id)]
        )


def _waiting(booking_id: UUID, words: str, **said: str) -> Claim | None:
    """The undecided claim that says the same in the same words; None where there is none."""
    rows = Claim.objects.filter(booking=booking_id, outcome="", recorded_by=None, **said)
    same = (row for row in rows.order_by("received_at", "pk") if words_of(row) == words.strip())
    return next(same, None)
