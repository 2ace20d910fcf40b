"""What the body of a request may be: no larger than the limit, in UTF-8, and readable."""

import codecs
import contextlib
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import (
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render

MB = 1024 * 1024
CHUNK = 256 * 1024
# A sender of more than this finds the line cut, which some take for no answer.
MOST_PASSED_OVER = 100 * MB
TOO_LARGE = "The request is larger than {limit} MB."
CODES: dict[type[Exception], tuple[int, str]] = {
    RequestDataTooBig: (413, "The texts of the request are too long."),
    TooManyFieldsSent: (400, "The request has too many fields."),
    TooManyFilesSent: (400, "The request has too many files."),
    MultiPartParserError: (400, "The form data of the request cannot be read."),
    SuspiciousOperation: (400, "The request cannot be read."),
}


class BodyMiddleware:
    """Refuse a body by what its headers say, and keep nothing of it in memory."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer 411, 413 or 415 where the body will not do."""
        limit = settings.FILE_UPLOAD_MAX_MEMORY_SIZE
        if "Transfer-Encoding" in request.headers:
            return refuse(request, 411, "Say how long the request is: Content-Length.")
        if _length(request) > limit:
            _pass_over(request)
            return refuse(request, 413, TOO_LARGE.format(limit=limit // MB))
        if request.encoding and codecs.lookup(request.encoding).name != "utf-8":
            return refuse(request, 415, "The texts of the request must be in UTF-8.")
        return self.get_response(request)


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a body that turned out to be wrong while it was read (Django's ``handler400``)."""
    kinds = [kind for kind in type(exception).__mro__ if kind in CODES]
    code, sentence = CODES[kinds[0]] if kinds else CODES[SuspiciousOperation]
    return refuse(request, code, sentence)


def refuse(request: HttpRequest, code: int, sentence: str) -> HttpResponse:
    """The refusal, as JSON for software and as a page for people."""
    if request.path.startswith("/api/"):
        return JsonResponse({"detail": sentence}, status=code)
    template = "413.html" if code == 413 else "400.html"
    return render(request, template, {"message": sentence}, status=code)


def _pass_over(request: HttpRequest) -> None:
    """Read on and keep nothing: many clients look for an answer only once they have sent all."""
    if _length(request) <= MOST_PASSED_OVER:
        with contextlib.suppress(UnreadablePostError):
            while request.read(CHUNK):
                pass


def _length(request: HttpRequest) -> int:
    """What the header says; 0 for what is no number, which Django reads as no body at all."""
    text = request.META.get("CONTENT_LENGTH") or ""
    if not (text.isascii() and text.isdigit()):
        return 0
    return int(text[:20])  # Longer ones are beyond any limit already.
