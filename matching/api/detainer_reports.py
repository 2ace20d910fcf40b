"""What agencies report on detainers over HTTP: translate, call the domain once, translate back.

Every report may be sent again: what is on record already is the same answer, and what differs
from it is refused with 409.
"""

from abc import ABC, abstractmethod
from datetime import datetime
from typing import Any, ClassVar, cast

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.parsers import JSONParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.views import APIView

from matching.agencies import reports
from matching.api.detainers import found, person_of
from matching.api.detainers_in import AnswerIn, ConvictionIn, InstantIn, ServiceIn
from matching.api.detainers_out import DetainerAnswer, Refused, present_whole
from matching.api.examples import REPORTS
from matching.api.instants import local
from matching.detainers.models import Detainer
from matching.holds.models import CustodyEnd
from matching.holds.services import report_end, report_release_due
from portal.accounts.models import User
from portal.jurisdictions.requests import SignedRequest

REFUSALS = dict.fromkeys((403, 404, 409, 422), Refused)
ANSWERS = {200: DetainerAnswer, **REFUSALS}


class Report(ABC, APIView):
    """A report on one detainer, answered with the detainer as it stands afterwards."""

    body: ClassVar[type[Serializer] | None] = None
    parser_classes = [JSONParser]

    def answer(self, request: Request, number: str) -> Response:
        """Look the detainer up, keep the report, and answer."""
        now, detainer = timezone.now(), found(request, number)
        reports.require_own(detainer, cast(SignedRequest, request._request).agency)
        said: dict[str, Any] = {}
        if self.body:
            body = self.body(data=request.data)
            body.is_valid(raise_exception=True)
            said = body.validated_data
        self.keep(detainer, said, by=person_of(request), at=now)
        return Response(present_whole(found(request, number), at=now))

    @abstractmethod
    def keep(self, detainer: Detainer, said: dict[str, Any], *, by: User, at: datetime) -> None:
        """Make the one domain call."""


class ReceiptReport(Report):
    """The agency has the detainer."""

    @extend_schema(request=None, responses=ANSWERS, examples=REPORTS["receipt"])
    def post(self, request: Request, number: str) -> Response:
        """Say that the agency has the detainer."""
        return self.answer(request, number)

    def keep(self, detainer: Detainer, said: dict[str, Any], *, by: User, at: datetime) -> None:
        reports.acknowledge_once(detainer_id=detainer.pk, by=by, at=at)


class AnswerReport(Report):
    """The agency's decision."""

    body = AnswerIn

    @extend_schema(request=AnswerIn, responses=ANSWERS, examples=REPORTS["answer"])
    def post(self, request: Request, number: str) -> Response:
        """Honor, decline, or notify only; a later answer takes the place of this one."""
        return self.answer(request, number)

    def keep(self, detainer: Detainer, said: dict[str, Any], *, by: User, at: datetime) -> None:
        reports.answer_once(
            detainer_id=detainer.pk,
            choice=said["choice"],
            condition_id=said.get("condition"),
            state_condition_id=said.get("state_condition"),
            by=by,
            at=at,
        )


class ServiceReport(Report):
    """The person has the copy."""

    body = ServiceIn

    @extend_schema(request=ServiceIn, responses=ANSWERS, examples=REPORTS["service"])
    def post(self, request: Request, number: str) -> Response:
        """Say how and when the person was given the copy, and what shows it."""
        return self.answer(request, number)

    def keep(self, detainer: Detainer, said: dict[str, Any], *, by: User, at: datetime) -> None:
        reports.serve_once(
            detainer_id=detainer.pk,
            means=said["means"],
            served_at=local(said["served_at"], detainer.jurisdiction),
            proof=said["proof"],
            by=by,
            at=at,
        )


class ReleaseDueReport(Report):
    """The release falls due."""

    body = InstantIn

    @extend_schema(request=InstantIn, responses=ANSWERS, examples=REPORTS["release-due"])
    def post(self, request: Request, number: str) -> Response:
        """Say when the person would have been released but for the hold: the clock starts."""
        return self.answer(request, number)

    def keep(self, detainer: Detainer, said: dict[str, Any], *, by: User, at: datetime) -> None:
        due = local(said["at"], detainer.jurisdiction)
        report_release_due(detainer_id=detainer.pk, at_instant=due, by=by, at=at)


class EndReport(Report):
    """Custody ended."""

    body = InstantIn
    kind: ClassVar[CustodyEnd.Kind]

    def keep(self, detainer: Detainer, said: dict[str, Any], *, by: User, at: datetime) -> None:
        ended = local(said["at"], detainer.jurisdiction)
        report_end(detainer_id=detainer.pk, kind=self.kind, ended_at=ended, by=by, at=at)


class ReleaseReport(EndReport):
    """The person was released."""

    kind = CustodyEnd.Kind.RELEASED

    @extend_schema(request=InstantIn, responses=ANSWERS, examples=REPORTS["release"])
    def post(self, request: Request, number: str) -> Response:
        """Say when the person was released: the clock stops and the detainer ends."""
        return self.answer(request, number)


class TransferReport(EndReport):
    """The person was taken over."""

    kind = CustodyEnd.Kind.TRANSFERRED

    @extend_schema(request=InstantIn, responses=ANSWERS, examples=REPORTS["transfer"])
    def post(self, request: Request, number: str) -> Response:
        """Say when the program took the person over: the clock stops and the detainer ends."""
        return self.answer(request, number)


class ConvictionReport(Report):
    """The person was convicted."""

    body = ConvictionIn

    @extend_schema(request=ConvictionIn, responses=ANSWERS, examples=REPORTS["conviction"])
    def post(self, request: Request, number: str) -> Response:
        """Report a conviction on a charge of the booking; what waits for it takes effect."""
        return self.answer(request, number)

    def keep(self, detainer: Detainer, said: dict[str, Any], *, by: User, at: datetime) -> None:
        reports.convict_once(
            detainer=detainer,
            charge_id=said["charge"],
            convicted_on=said["convicted_on"],
            severity=said["severity"],
            source=said["known_from"],
            by=by,
            at=at,
        )
