"""What is told of a hold: plain values, read in the place's rows and free of them afterwards."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from matching.detainers.models import Answer, Detainer, NoticeKey, Service
from matching.detainers.states import OPEN
from matching.notice.words import ANSWERS, STATES, Words
from matching.status.models import Claim
from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.reaching import reaching


@dataclass(frozen=True)
class ToldClaim:
    """A claim that came in, and until when it waited or waits; never its words."""

    kind: str
    received_at: datetime
    decided_at: datetime | None
    outcome: str
    waited_until: datetime


@dataclass(frozen=True)
class ToldAnswer:
    """What the agency answered, and what that means."""

    choice: str
    meaning: Words
    answered_at: datetime


@dataclass(frozen=True)
class Told:
    """A hold as whoever has the notice sees it: no name, no charge, no number of a booking."""

    number: str
    place: Jurisdiction
    agency: str
    form: str
    conditional: bool
    issued_at: datetime | None
    agency_served_at: datetime | None
    person_served_at: datetime | None
    is_open: bool
    state: Words
    meaning: Words
    answers: tuple[ToldAnswer, ...]
    claims: tuple[ToldClaim, ...]

    @property
    def stopped(self) -> bool:
        """Whether a claim stops every step toward a hold now."""
        return any(claim.decided_at is None for claim in self.claims)


def told_of(key: NoticeKey, at: datetime) -> Told:
    """Tell what is held about the hold of an opened notice, as of an instant."""
    with reaching(key.jurisdiction):
        rows = Detainer.objects.select_related("agency", "jurisdiction")
        detainer = rows.get(pk=key.detainer_id)
        served = dict(Service.objects.filter(detainer=detainer).values_list("on", "served_at"))
        state, meaning = STATES[detainer.status]
        return Told(
            number=detainer.number,
            place=detainer.jurisdiction,
            agency=detainer.agency.name,
            form=_(detainer.get_form_display()),
            conditional=detainer.conditional,
            issued_at=detainer.issued_at,
            agency_served_at=served.get(Service.On.AGENCY),
            person_served_at=served.get(Service.On.PERSON),
            is_open=detainer.status in OPEN,
            state=state,
            meaning=meaning,
            answers=tuple(_answers_to(detainer)),
            claims=tuple(_claims_about(detainer, at)),
        )


def _answers_to(detainer: Detainer) -> list[ToldAnswer]:
    """Every answer, the latest first: that one stands."""
    rows = Answer.objects.filter(detainer=detainer).order_by("-answered_at", "-pk")
    return [
        ToldAnswer(_(answer.get_choice_display()), ANSWERS[answer.choice], answer.answered_at)
        for answer in rows
    ]


def _claims_about(detainer: Detainer, at: datetime) -> list[ToldClaim]:
    rows = Claim.objects.filter(booking=detainer.booking_id).order_by("received_at", "pk")
    return [
        ToldClaim(
            kind=_(claim.get_kind_display()),
            received_at=claim.received_at,
            decided_at=claim.decided_at,
            outcome=_(claim.get_outcome_display()) if claim.outcome else "",
            waited_until=claim.decided_at or at,
        )
        for claim in rows
    ]
