"""An agency's software, or a manager's, says who completed what.

It may be sent again: what is on record already is the same answer with 200, and what differs
from it is refused with 409.
"""

from typing import cast

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.parsers import JSONParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from portal.jurisdictions.requests import SignedRequest
from portal.training.keeping.errors import REFUSALS, code_of
from portal.training.keeping.once import record_once
from portal.training.models import Completion


class CompletionIn(serializers.Serializer):
    """One completion of one of the place's people."""

    person = serializers.CharField(max_length=254, help_text="User name or e-mail address.")
    module = serializers.SlugField(max_length=40, help_text="The key of a module in use.")
    completed_on = serializers.DateField()
    edition = serializers.IntegerField(required=False, min_value=1, max_value=32767)
    score = serializers.IntegerField(required=False, min_value=0, max_value=100)
    language = serializers.RegexField(r"^[a-z]{2}\Z", required=False)


class CompletionOut(serializers.Serializer):
    """A completion as the register keeps it."""

    id = serializers.UUIDField()
    module = serializers.SlugField(source="module.key")
    edition = serializers.IntegerField(source="edition.number", allow_null=True, default=None)
    completed_on = serializers.DateField()
    valid_until = serializers.DateField()
    certificate = serializers.CharField()


class CompletionRefused(serializers.Serializer):
    """Why it was not recorded."""

    detail = serializers.CharField()


class CompletionList(APIView):
    """Where completions are sent."""

    parser_classes = [JSONParser]

    @extend_schema(
        operation_id="api_training_completions",
        request=CompletionIn,
        responses={
            200: CompletionOut,
            201: CompletionOut,
            **dict.fromkeys((403, 409, 422), CompletionRefused),
        },
    )
    def post(self, request: Request) -> Response:
        """Record it, or answer with the one that is on record."""
        body = CompletionIn(data=request.data)
        if not body.is_valid():
            problem = {"detail": "What was sent does not fit.", "errors": body.errors}
            return Response(problem, status=422)
        sender = cast(SignedRequest, request._request)
        try:
            made, is_new = record_once(
                agency=sender.agency, by=sender.user, at=timezone.now(), **body.validated_data
            )
        except REFUSALS as refusal:
            return Response({"detail": str(refusal)}, status=code_of(refusal))
        return Response(_present(made), status=201 if is_new else 200)


def _present(made: Completion) -> object:
    return CompletionOut(made).data
