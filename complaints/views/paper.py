"""The form to print: in each language that is offered, and in large print."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from complaints.views.paper_sheet import SIZES, paper
from complaints.views.paper_words import where_to

NAMES = {"plain": gettext_noop("To print"), "large": gettext_noop("In large print")}


@never_cache
@require_safe
def complaint_paper(request: HttpRequest) -> HttpResponse:
    """Which forms there are, and where one is sent."""
    languages = [
        (code, name, [_in(code, size) for size in SIZES]) for code, name in settings.LANGUAGES
    ]
    context = {"languages": languages, "where": where_to()}
    return render(request, "complain/paper.html", context)


@never_cache
@require_safe
def complaint_paper_file(_request: HttpRequest, language: str, size: str) -> HttpResponse:
    """One form as a PDF; its name says as little as its head."""
    if language not in dict(settings.LANGUAGES) or size not in SIZES:
        raise Http404("There is no such form.")
    with override(language):
        where = tuple(where_to())
    headers = {"Content-Disposition": f'inline; filename="form-{language}-{size}.pdf"'}
    content = paper(language, size, where)
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _in(language: str, size: str) -> tuple[str, str]:
    """A size and its name in the language of the form."""
    with override(language):
        return size, _(NAMES[size])
