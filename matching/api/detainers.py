"""Detainers over HTTP, to receive: the list of a place, one of them, and its paper."""

from datetime import datetime
from typing import Any, cast

from django.http import Http404, HttpResponse
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.pagination import Cursor, CursorPagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from matching.agencies import selectors
from matching.api import examples
from matching.api.detainers_in import ListQuery
from matching.api.detainers_out import (
    DetainerAnswer,
    DetainerPage,
    Refused,
    present,
    present_whole,
)
from matching.detainers.models import Detainer
from matching.detainers.papers import paper_of
from portal.accounts.models import User

PAGES = [
    OpenApiParameter("cursor", str, description="From the address of the next page."),
    OpenApiParameter("limit", int, description="How many a page, 100 at most."),
]


class Pages(CursorPagination):
    """Pages of 50 or of what ``limit`` asks for, that hold still while detainers change."""

    ordering = ("-changed_at", "-pk")
    page_size = 50
    page_size_query_param = "limit"
    max_page_size = 100

    def decode_cursor(self, request: Request) -> Cursor | None:
        """Read where the page begins; a cursor that no page gave is not found."""
        cursor = super().decode_cursor(request)
        try:
            if cursor and cursor.position:
                datetime.fromisoformat(str(cursor.position))
        except ValueError:
            raise NotFound(self.invalid_cursor_message) from None
        return cursor


class DetainerList(APIView):
    """The detainers issued to one's places."""

    serializer_class = DetainerPage

    @extend_schema(
        operation_id="api_detainers_list",
        parameters=[ListQuery, *PAGES],
        responses={200: DetainerPage, 403: Refused},
        examples=examples.PAGE,
    )
    def get(self, request: Request) -> Response:
        """The latest change first.  A message with a number leads to the detainer itself."""
        asked = ListQuery(data=request.query_params)
        asked.is_valid(raise_exception=True)
        rows = selectors.detainers_for(person_of(request)).filter(**_filters(asked))
        rows = rows.only("changed_at")  # of which the cursor is made
        pages = Pages()
        shown = selectors.with_all(pages.paginate_queryset(rows, request) or [])
        return pages.get_paginated_response([present(detainer) for detainer in shown])


class DetainerDetail(APIView):
    """One detainer with what an answer to it may name."""

    @extend_schema(
        responses={200: DetainerAnswer, 403: Refused, 404: Refused}, examples=examples.ONE
    )
    def get(self, request: Request, number: str) -> Response:
        """The detainer as it stands now."""
        return Response(present_whole(found(request, number), at=timezone.now()))


class DetainerPaper(APIView):
    """The paper of a detainer, with the person's copy."""

    @extend_schema(responses={(200, "application/pdf"): OpenApiTypes.BINARY})
    def get(self, request: Request, number: str) -> HttpResponse:
        """The PDF, tagged, to print for the person and for the file."""
        paper = paper_of(found(request, number))
        headers = {
            "Cache-Control": "no-store",
            "Content-Disposition": f'inline; filename="{number}.pdf"',
        }
        return HttpResponse(paper, content_type="application/pdf", headers=headers)


def found(request: Request, number: str) -> Detainer:
    """The detainer of a number among those of the caller, or a 404."""
    detainer = selectors.detainer_for(person_of(request), number=number)
    if detainer is None:
        raise Http404
    return detainer


def person_of(request: Request) -> User:
    """Who sent it: the door lets nobody in who is not signed in."""
    return cast(User, request.user)


def _filters(asked: ListQuery) -> dict[str, Any]:
    lookups = {"state": "status__in", "ori": "agency__ori", "changed_since": "changed_at__gte"}
    return {
        lookups[name]: sorted(value) if name == "state" else value
        for name, value in asked.validated_data.items()
        if value
    }
