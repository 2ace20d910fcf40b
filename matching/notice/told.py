"""What is told of a hold: plain values, read in the place's rows and free of them afterwards."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from matching.detainers.models import Answer, Detainer, NoticeKey, Service
from matching.detainers.states import OPEN, Status
from matching.holds.models import CustodyEnd, HoldClock, Overdue
from matching.notice.words import ANSWERS, STATES, Words
from matching.status.models import Claim
from matching.voiding.models import Void
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
class ToldClock:
    """The 48 hours of the booking, which begin once, whichever detainer they serve.

    ``ends_at`` is the last instant of the hold; with ``over_because`` it came before the 48
    hours, as nothing held the person any more.
    ``runs`` as long as custody is not known to have ended.  ``complaint`` is the number of the
    portal's own complaint, once the hold is past its deadline.
    """

    zone: str
    started_at: datetime
    ends_at: datetime
    over_because: str
    is_over: bool
    ended_at: datetime | None
    ended_by_transfer: bool
    complaint: str

    @property
    def ended(self) -> bool:
        """Whether the portal was told that custody ended."""
        return self.ended_at is not None

    @property
    def runs(self) -> bool:
        """Whether the person is held by it now, as far as the portal was told."""
        return not self.ended


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
    voided_at: datetime | None
    clock: ToldClock | None
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
        clock = _clock_of(detainer, at)
        state, meaning = STATES[_status_of(detainer, clock)]
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
            voided_at=_voided_at(detainer),
            clock=clock,
            answers=tuple(_answers_to(detainer)),
            claims=tuple(_claims_about(detainer, at)),
        )


def _voided_at(detainer: Detainer) -> datetime | None:
    """When the match that the detainer rests on was taken back; None where it stands."""
    if detainer.case_id is None:
        return None
    return Void.objects.filter(case=detainer.case_id).values_list("voided_at", flat=True).first()


def _status_of(detainer: Detainer, clock: ToldClock | None) -> str:
    """The state; a hold whose time is over is told so before the sweep has come by."""
    over = detainer.status == Status.RELEASE_DUE and clock is not None and clock.is_over
    return Status.EXPIRED if over else detainer.status


def _clock_of(detainer: Detainer, at: datetime) -> ToldClock | None:
    """The clock of the detainer's booking; None as long as no release was reported due."""
    clock = HoldClock.objects.filter(booking=detainer.booking_id).first()
    if clock is None:
        return None
    end = CustodyEnd.objects.filter(booking=detainer.booking_id).first()
    overdue = Overdue.objects.filter(clock=clock).first()
    return ToldClock(
        zone=clock.zone,
        started_at=clock.started_at,
        ends_at=clock.ends_at,
        over_because=_(clock.get_over_because_display()) if clock.over_because else "",
        is_over=clock.ends_at <= at,
        ended_at=end.ended_at if end else None,
        ended_by_transfer=bool(end and end.kind == CustodyEnd.Kind.TRANSFERRED),
        complaint=overdue.complaint_number if overdue else "",
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
