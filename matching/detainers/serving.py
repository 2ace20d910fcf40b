"""Hand a detainer over: to the agency through the portal, to the person with proof."""

import hashlib
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from matching.detainers.effect import go_on, require_open
from matching.detainers.errors import AlreadyServed, NotOfThisForm, WordsMissing, WrongTime
from matching.detainers.gate import told
from matching.detainers.models import Detainer, Receipt, Service
from matching.detainers.moves import lock_detainer, require_custody
from matching.detainers.papers import paper_of
from matching.detainers.sealed import seal_words
from portal.accounts.models import User
from portal.audit import trail


@transaction.atomic
def serve(
    *,
    detainer_id: UUID,
    means: str,
    served_at: datetime,
    proof: str,
    by: User,
    at: datetime,
) -> Detainer:
    """Record that the person was given the copy of an issued detainer, and what shows it.

    It is recorded once, whatever stops the detainer meanwhile: whoever is held learns why.
    Raises ``AccessDenied``, ``Untrained``, ``NotOpen``, ``WrongTime``, ``WordsMissing`` or
    ``AlreadyServed``.
    """
    detainer = lock_detainer(detainer_id)
    require_custody(detainer, by, at)
    require_open(detainer)
    if means not in set(Service.Means.values) - {Service.Means.PORTAL}:
        raise NotOfThisForm(_("Say by what means the person got the copy."))
    if not proof.strip():
        raise WordsMissing(_("Say what shows that the person has the copy."))
    issued = detainer.issued_at
    # People write a time to the minute, so that the minute of the issue counts as after it.
    if not issued or not issued.replace(second=0, microsecond=0) <= served_at <= at:
        raise WrongTime(_("It was served after the detainer was issued, and before now."))
    service = _keep(detainer, Service.On.PERSON, means, served_at, proof, by)
    trail.record(event="detainer.served", subject=service, by=by, at=at, after=means)
    return go_on(detainer=detainer, by=by, at=at)


def serve_on_agency(*, detainer: Detainer, by: User, at: datetime) -> Service:
    """Put a locked detainer that is just issued before the agency, through the portal.

    The row is the proof: from then on the detainer is on the agency's worklist.
    """
    return _keep(detainer, Service.On.AGENCY, Service.Means.PORTAL, at, "", by)


@transaction.atomic
def acknowledge(*, detainer_id: UUID, by: User, at: datetime) -> Receipt:
    """Say for the agency that it has a detainer; once.

    Raises ``AccessDenied``, ``Untrained``, ``NotOpen`` or ``AlreadyServed``.
    """
    detainer = lock_detainer(detainer_id)
    require_custody(detainer, by, at)
    require_open(detainer)
    receipt = Receipt(
        jurisdiction_id=detainer.jurisdiction_id,
        detainer=detainer,
        acknowledged_by=by,
        acknowledged_at=at,
    )
    try:
        with transaction.atomic():
            receipt.save(force_insert=True)
    except IntegrityError:
        raise AlreadyServed(_("The agency has said already that it has this.")) from None
    trail.record(event="detainer.acknowledged", subject=detainer, by=by, at=at)
    return receipt


def _keep(
    detainer: Detainer, on: str, means: str, served_at: datetime, proof: str, by: User
) -> Service:
    service = Service(
        jurisdiction_id=detainer.jurisdiction_id,
        detainer=detainer,
        on=on,
        means=means,
        served_at=served_at,
        served_by=by,
        paper_digest=hashlib.sha256(paper_of(detainer)).hexdigest(),
    )
    service.proof = seal_words(proof, row=service, field="proof")
    with told():
        service.save(force_insert=True)
    return service
