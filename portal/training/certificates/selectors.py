"""What the code of a certificate stands for."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.tallies import count, so_far
from portal.training.codes import printed, read_code
from portal.training.lasting import dated
from portal.training.models import Completion

# Of everybody together: with 95 random bits nothing is found by trying.
MISSES_A_MINUTE = 60


class NoSuchCertificate(Exception):
    """The code stands for nothing."""


class TriedTooOften(Exception):
    """Many codes that stand for nothing are being tried at this moment."""


class State(StrEnum):
    """How a certificate stands on a day."""

    VALID = "VALID"
    EXPIRED = "EXPIRED"
    TAKEN_BACK = "TAKEN_BACK"


@dataclass(frozen=True)
class Certificate:
    """A completion as anybody may learn of it: no name, no place, no score."""

    code: str
    completion: Completion
    state: State
    last_day: date


def find_certificate(*, typed: str, at: datetime) -> Certificate:
    """What a code stands for; raises ``NoSuchCertificate`` and ``TriedTooOften``.

    A slip of the pen is known by the code itself and asks nothing of the database.
    """
    code, misses = read_code(typed), f"training:certificates:{at:%H:%M}"
    unknown = NoSuchCertificate(_("This code stands for no certificate. Check every character."))
    if not code:
        raise unknown
    if so_far(misses) >= MISSES_A_MINUTE:
        raise TriedTooOften(_("Many people look up certificates just now. Wait a minute."))
    rows = Completion.objects.filter(certificate=code).select_related("module", "edition")
    completion = rows.first()
    if completion is None:
        count(misses, 60)
        raise unknown
    return certificate_of(completion, at=at)


def certificate_of(completion: Completion, *, at: datetime) -> Certificate:
    """A completion as its certificate shows it at an instant."""
    last_day = dated(Completion.objects.filter(pk=completion.pk)).get().last_day
    state = State.VALID if last_day >= at.date() else State.EXPIRED
    if completion.revoked_at:
        state = State.TAKEN_BACK
    return Certificate(printed(completion.certificate), completion, state, last_day)


def own_certificate(user: User, *, typed: str, at: datetime) -> Certificate | None:
    """A certificate that a person holds and that is valid; None where it is neither."""
    rows = Completion.objects.filter(user=user, certificate=read_code(typed), revoked_at=None)
    completion = rows.select_related("module", "edition", "user").first()
    found = certificate_of(completion, at=at) if completion else None
    return found if found and found.state == State.VALID else None
