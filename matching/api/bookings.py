"""Bookings over HTTP: translate, call the domain once, translate back."""

from typing import Any, cast
from uuid import UUID

from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.pagination import LimitOffsetPagination
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from matching import flow
from matching.api.bookings_in import BookingRequest
from matching.api.bookings_out import BookingAnswer, present
from matching.bookings import selectors
from matching.bookings.errors import ForeignAgency
from matching.bookings.models import Booking
from matching.bookings.services import find_agency
from matching.tasks import read_booking
from portal.accounts.models import User
from portal.jurisdictions.requests import SignedRequest

KEY = OpenApiParameter("Idempotency-Key", str, OpenApiParameter.HEADER, required=False)


class Pages(LimitOffsetPagination):
    """Pages of 50, or of what ``limit`` asks for."""

    max_limit = 200


class BookingList(APIView):
    """Submit a booking; list those of one's jurisdictions."""

    parser_classes = [MultiPartParser]
    serializer_class = BookingAnswer

    @extend_schema(responses=BookingAnswer(many=True))
    def get(self, request: Request) -> Response:
        """The newest bookings first, 50 a page (``limit`` and ``offset``)."""
        pages = Pages()
        rows = pages.paginate_queryset(selectors.bookings_visible_to(_person(request)), request)
        return pages.get_paginated_response([present(booking) for booking in rows or []])

    @extend_schema(
        request={"multipart/form-data": BookingRequest}, responses=BookingAnswer, parameters=[KEY]
    )
    def post(self, request: Request) -> Response:
        """Store a booking (201), or return the one stored under the same key (200)."""
        body = BookingRequest(data=request.data)
        body.is_valid(raise_exception=True)
        agency = find_agency(ori=self._ori(request, body.validated_data), by=_person(request))
        booking, new = flow.submit_booking(
            agency=agency,
            booking=body.booking(agency=agency, files=request.FILES),
            source=Booking.Source.API,
            by=_person(request),
            at=timezone.now(),
            idempotency_key=request.headers.get("Idempotency-Key"),
        )
        if new:
            read_booking.ring_on_commit(
                job_id=booking.reading.pk, jurisdiction_id=booking.jurisdiction_id
            )
        return Response(present(booking), status=201 if new else 200)

    def _ori(self, request: Request, fields: dict[str, Any]) -> str:
        """The agency of the token, which the ORI in the body may repeat but not change."""
        agency, named = cast(SignedRequest, request._request).agency, fields.get("ori", "")
        if agency is None:
            return str(named)
        if named and named != agency.ori:
            raise ForeignAgency(f"This token submits for the agency {agency.ori} alone.")
        return str(agency.ori)


class BookingDetail(APIView):
    """One booking with its timeline and outcomes."""

    @extend_schema(responses=BookingAnswer)
    def get(self, request: Request, pk: UUID) -> Response:
        """The booking as it stands now."""
        booking = selectors.bookings_visible_to(_person(request)).filter(pk=pk).first()
        if booking is None:
            raise Http404
        return Response(present(booking))


def _person(request: Request) -> User:
    """Who sent it: the door lets nobody in who is not signed in."""
    return cast(User, request.user)
