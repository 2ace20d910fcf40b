"""What every API endpoint shares: how a refusal of the domain becomes an HTTP answer."""

from django.db import transaction
from rest_framework.response import Response
from rest_framework.views import exception_handler

from matching.views.refusals import REFUSALS, code_of
from portal.training.errors import body_of


def explain(exc: Exception, context: dict) -> Response | None:
    """Answer a refusal of the domain in words; leave every other error to DRF."""
    if isinstance(exc, REFUSALS):
        transaction.set_rollback(True)
        return Response(body_of(exc), status=code_of(exc))
    return exception_handler(exc, context)
