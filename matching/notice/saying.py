"""What the holder of a notice says about the person: a claim, taken in at once."""

from datetime import datetime
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matching.detainers.models import Detainer, NoticeKey
from matching.notice.errors import SaidTooOften
from matching.notice.limits import may_say
from matching.status.claims import make_claim
from matching.status.models import Claim
from portal.jurisdictions.reaching import reaching


class Speaker(TextChoices):
    """Who speaks on this page; agencies and officers have their own ways."""

    PERSON = Claim.Claimant.PERSON.value, gettext_lazy("I am the person")
    FAMILY = Claim.Claimant.FAMILY.value, gettext_lazy("I am family or a friend")
    LAWYER = Claim.Claimant.LAWYER.value, gettext_lazy("I am a lawyer or I speak for them")


def say(*, key: NoticeKey, kind: str, speaker: str, words: str, at: datetime) -> Claim:
    """Record a claim about the person of a notice; from then on every step to a hold is stopped.

    Raises ``SaidTooOften`` beyond 10 an hour for one notice, and ``NotFitting`` for a kind that
    there is none of.
    """
    if not may_say(key.pk):
        raise SaidTooOften(_("Much was sent for this notice already. Wait an hour."))
    with reaching(key.jurisdiction):
        booking_id = Detainer.objects.values_list("booking", flat=True).get(pk=key.detainer_id)
        return make_claim(
            booking_id=booking_id,
            kind=kind,
            claimant=Speaker(speaker).value,
            words=words,
            by=None,
            at=at,
        )


def claim_of(key: NoticeKey, pk: UUID) -> Claim | None:
    """A claim about the person of an opened notice; None for any other."""
    with reaching(key.jurisdiction):
        booking_id = Detainer.objects.values_list("booking", flat=True).get(pk=key.detainer_id)
        return Claim.objects.filter(pk=pk, booking=booking_id).first()
