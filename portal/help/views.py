"""The pages of help and those that speak of the site itself."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.help import pages
from portal.help.readers import ABOUT, PAGES, Reader
from portal.help.security import security_text


@require_safe
def help_home(request: HttpRequest) -> HttpResponse:
    """The four readers, and every page of each."""
    groups = [(reader, ABOUT[reader], pages.entries(reader)) for reader in PAGES]
    return render(request, "help/home.html", {"groups": groups})


@require_safe
def help_reader(request: HttpRequest, reader: str) -> HttpResponse:
    """The pages of one reader."""
    known = _reader(reader)
    page = {"reader": known, "about": ABOUT[known], "entries": pages.entries(known)}
    return render(request, "help/reader.html", page)


@require_safe
def help_page(request: HttpRequest, reader: str, page: str) -> HttpResponse:
    """One page, and the others of its reader."""
    known = _reader(reader)
    if page not in PAGES[known]:
        raise Http404("No page of help is at this address.")
    context = {
        "reader": known,
        "article": pages.help_page(known, page),
        "entries": pages.entries(known),
        "slug": page,
    }
    return render(request, "help/page.html", context)


def _reader(name: str) -> Reader:
    try:
        return Reader(name)
    except ValueError:
        raise Http404("Help is written for no such reader.") from None


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """Which standard the site keeps, how that is tested, and what is not good yet."""
    return render(request, "help/site.html", {"article": pages.site_page("accessibility")})


@require_safe
def security_report(request: HttpRequest) -> HttpResponse:
    """How to report a weakness of the site."""
    return render(request, "help/site.html", {"article": pages.site_page("security")})


@require_safe
def security_file(_request: HttpRequest) -> HttpResponse:
    """The same for programs, as RFC 9116 says."""
    text = security_text(address=settings.PUBLIC_ADDRESS, at=timezone.now())
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
