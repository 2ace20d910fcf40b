"""Do what a form asks of the domain, and show what the domain refuses."""

from collections.abc import Callable

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from matching.views.refusals import REFUSALS, code_of


def attempt(form: forms.Form, call: Callable[[], object]) -> int:
    """Make the call of a valid form; the code of the answer, 200 where it is done.

    A refusal becomes an error of the form.
    """
    if not form.is_valid():
        return 422
    try:
        call()
    except REFUSALS as refusal:
        form.add_error(None, str(refusal))
        return code_of(refusal)
    return 200


def refused(
    request: HttpRequest, refusal: Exception, *, back: str = "", label: str = ""
) -> HttpResponse:
    """A refusal as a page, for an act without a form of its own; ``back`` is an address."""
    context = {"message": str(refusal), "url": back, "label": label}
    return render(request, "casework/refused.html", context, status=code_of(refusal))
