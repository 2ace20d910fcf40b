"""The work on complaints over HTTP: the desk's lists, one complaint, and the desk's acts.

The same tables of lists and acts serve the desk's pages, so that the rights and refusals are the
same; no address opens a name.
"""

from typing import cast
from uuid import UUID

from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from complaints.api.staff_in import ActIn
from complaints.api.staff_out import ComplaintOut, PageOut, present, present_row
from complaints.casework.doing import ACTS
from complaints.casework.lists import LISTS
from complaints.models import Complaint
from complaints.selectors import complaints_visible_to
from complaints.views.desk_acts import FORMS, RUNS, Doing
from complaints.views.desk_refusals import REFUSALS, code_of
from matching.api.detainers_out import Refused
from portal.accounts.models import User
from portal.training.errors import body_of

FILTERS = sorted({name for one in LISTS.values() for name in one.filter.base_fields})
ASKED = [
    OpenApiParameter("list", str, enum=sorted(LISTS), description="Which list; all if left out."),
    OpenApiParameter("after", str, description="From the address of the next page."),
    *(OpenApiParameter(name, str, description="As on the desk.") for name in FILTERS),
]


@method_decorator(never_cache, name="dispatch")
class ComplaintList(APIView):
    """The lists of the desk."""

    @extend_schema(
        operation_id="api_complaint_list", parameters=ASKED, responses={200: PageOut, 403: Refused}
    )
    def get(self, request: Request) -> Response:
        """One list, narrowed, 50 rows a page; 400 for a filter that cannot be read."""
        key = request.query_params.get("list", "all")
        if key not in LISTS:
            raise Http404
        asked = LISTS[key].asked(request.query_params, person_of(request))
        if not asked.form.is_valid():
            wrong = {name: [str(one) for one in why] for name, why in asked.form.errors.items()}
            raise serializers.ValidationError(wrong)
        page = asked.page(after=request.query_params.get("after", ""))
        rows = [present_row(row, asked.worklist.columns) for row in page.rows]
        return Response({"next": _next(request, key, asked.query, page.after), "results": rows})


@method_decorator(never_cache, name="dispatch")
class ComplaintDetail(APIView):
    """One complaint."""

    @extend_schema(
        operation_id="api_complaint_detail",
        responses={200: ComplaintOut, 403: Refused, 404: Refused},
    )
    def get(self, request: Request, pk: UUID) -> Response:
        """The complaint as it stands, its words opened; never who is behind it."""
        found = found_for(request, pk)
        return Response(present(found, person_of(request), at=timezone.now()))


@method_decorator([sensitive_post_parameters(), never_cache], name="dispatch")
class ComplaintAct(APIView):
    """An act of the desk."""

    @extend_schema(
        operation_id="api_complaint_act",
        request=ActIn,
        responses={
            200: ComplaintOut,
            204: None,
            **dict.fromkeys((403, 404, 409, 410, 422), Refused),
        },
    )
    def post(self, request: Request, pk: UUID, act: str) -> Response:
        """Do it, and answer with the complaint; 204 where one sees it no more after that."""
        complaint = found_for(request, pk)
        if act not in ACTS or act not in RUNS:
            raise Http404
        doing = Doing(complaint, person_of(request), timezone.now(), _sent(request))
        form = FORMS[act](doing)
        if not form.is_valid():
            problem = {"detail": "What was sent does not fit.", "errors": form.errors}
            return Response(problem, status=422)
        try:
            RUNS[act](**form.cleaned_data, **doing.on)
        except REFUSALS as refusal:
            return Response(body_of(refusal), status=code_of(refusal))
        after = complaints_visible_to(doing.user).filter(pk=pk).first()
        if after is None:
            return Response(status=204)
        return Response(present(after, doing.user, at=doing.at))


def found_for(request: Request, pk: UUID) -> Complaint:
    """A complaint among those that the caller sees, or a 404."""
    found = complaints_visible_to(person_of(request)).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def person_of(request: Request) -> User:
    """Who sent it: the door lets nobody in who does not work on complaints."""
    return cast(User, request.user)


def _sent(request: Request) -> QueryDict:
    """What was sent, as a browser sends it: the desk's forms read nothing but typed text.

    Anything else than names and values is refused with 400.
    """
    if isinstance(request.data, QueryDict):
        return request.data
    if not isinstance(request.data, dict):
        raise serializers.ValidationError("Send an object of names and values.")
    typed = QueryDict(mutable=True)
    for name, value in request.data.items():
        values = value if isinstance(value, list) else [value]
        typed.setlist(name, [_typed(one) for one in values if one is not None])
    return typed


def _typed(value: object) -> str:
    """A value as text; nobody can type half of a surrogate pair, and no answer can hold one."""
    return str(value).encode(errors="replace").decode()


def _next(request: Request, key: str, query: str, after: str) -> str | None:
    """The address of the next page, None on the last one."""
    if not after:
        return None
    beyond = urlencode({"list": key, "after": after})
    address = f"{reverse('api-complaint-list')}?{beyond}"
    return request.build_absolute_uri(f"{address}&{query}" if query else address)
