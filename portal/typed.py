"""What was typed into a form outlives a change of the page's language.

The buttons of the languages in the header send the form of the page, where it has one, to the
page itself.  It is shown again in the chosen language with what was typed, and nothing is done.
"""

from collections.abc import Callable

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict, UnreadablePostError
from django.utils import translation

SPEAK = "speak"


class SpeakMiddleware:
    """Take a form that was sent to change the language for a visit of its page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as to a visit, and remember the language."""
        if (wanted := _wanted(request)) not in dict(settings.LANGUAGES):
            return self.get_response(request)
        request.typed = request.POST  # type: ignore[attr-defined]
        request.method, request.POST = "GET", QueryDict()
        translation.activate(wanted)
        response = self.get_response(request)
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, wanted)
        return response


def _wanted(request: HttpRequest) -> str:
    """The language that a button asked for; '' where none did, or the form never came whole."""
    if request.method != "POST" or request.path.startswith("/api/"):
        return ""
    try:
        return str(request.POST.get(SPEAK, ""))
    except UnreadablePostError:
        return ""


def type_again(form: forms.BaseForm, request: HttpRequest) -> None:
    """Put into a form of a page what was typed there before; files have to be chosen again."""
    typed: QueryDict | None = getattr(request, "typed", None)
    if typed is None:
        return
    for name, field in form.fields.items():
        at = form.add_prefix(name)
        several = getattr(field.widget, "allow_multiple_selected", False)
        form.initial[name] = typed.getlist(at) if several else typed.get(at, "")
