"""A refusal of the domain as a page."""

from django.http import HttpResponse
from django.shortcuts import render

from portal.jurisdictions.requests import SignedRequest
from portal.participation.models import Proposal
from portal.participation.refusals import code_of


def refused(
    request: SignedRequest, refusal: Exception, proposal: Proposal | None = None
) -> HttpResponse:
    """Say why, with the code that fits and the way to the act that stands in between."""
    code = code_of(refusal)
    context = {"message": str(refusal), "code": code, "proposal": proposal}
    return render(request, "participation/refused.html", context, status=code)
