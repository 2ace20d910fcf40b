"""A page with one form, and the one call that it makes."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from complaints.views.attempts import attempt

ON_RECORD = gettext_lazy("This is on record.")


def sent_in(request: HttpRequest) -> QueryDict | None:
    """What a form sent; None where the page is only asked for."""
    return request.POST if request.method == "POST" else None


def answer(
    request: HttpRequest,
    template: str,
    form: Form,
    call: Callable[..., Any],
    *,
    onward: Callable[[Any], str],
    refusals: tuple[type[Exception], ...],
    code_of: Callable[[Exception], int],
    context: Mapping[str, Any] | None = None,
    said: str | Promise = ON_RECORD,
) -> HttpResponse:
    """Show a form; once it is sent make the call with what it holds, and lead onward.

    ``onward`` makes an address of what the call returned.  Where the form or the domain refuses,
    the page is shown again, with the reason and its code.
    """
    status = 200
    if request.method == "POST":
        made: list[Any] = []
        status = attempt(
            form,
            lambda **given: made.append(call(**given)),
            refusals=refusals,
            code_of=code_of,
        )
        if made:
            messages.success(request, str(said))
            return redirect(onward(made[0]))
    return render(request, template, {**(context or {}), "form": form}, status=status)
