"""The pages of the register: the list of counties, one place, one document."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import etag, require_safe

from portal.register import entries, selectors
from portal.register.dossiers import dossier
from portal.register.forms import MomentForm, RegisterSearch
from portal.register.moments import Moment
from portal.register.selectors import Found


class Counted(Paginator):
    """Pages of 50 rows whose number is known already."""

    def __init__(self, found: Found) -> None:
        super().__init__(found.rows, 50)
        self.count = found.share.part.places


@gzip_page
@require_safe
def jurisdiction_list(request: HttpRequest) -> HttpResponse:
    """Counties by state and name, searched and filtered, at a moment."""
    form = RegisterSearch(request.GET)
    form.is_valid()
    if form.is_lost:
        return render(request, "register/jurisdiction_list.html", {"form": form}, status=400)
    moment = form.moment or Moment(instant=timezone.now())
    found = selectors.find(moment=moment, wanted=form.wanted)
    context = {
        "form": form,
        "moment": moment,
        "asked": form.moment,
        "found": found,
        "sort": form.wanted.sort,
        "page_obj": Counted(found).get_page(request.GET.get("page")),
    }
    return render(request, "register/jurisdiction_list.html", context)


@gzip_page
@require_safe
def jurisdiction_detail(request: HttpRequest, fips: str) -> HttpResponse:
    """One place: its three axes, why, every act, and the places below it, at a moment."""
    form = MomentForm(request.GET)
    form.is_valid()
    now = timezone.now()
    found = dossier(code=fips, moment=form.moment or Moment(instant=now))
    if found is None:
        raise Http404("No place has this code.")
    context = {"form": form, "dossier": found, "asked": form.moment, "now": now}
    return render(
        request, "register/jurisdiction_detail.html", context, status=400 if form.is_lost else 200
    )


def _etag(request: HttpRequest, sha256: str) -> str | None:
    return f'"{sha256}"' if entries.has_document(sha256=sha256) else None


@require_safe
@etag(_etag)
def document(request: HttpRequest, sha256: str) -> HttpResponse:
    """The bytes of a published instrument, to be kept, not to be run."""
    found = entries.document(sha256=sha256)
    if found is None:
        raise Http404("No document has this SHA-256.")
    return HttpResponse(
        bytes(found.content),
        content_type=found.media_type,
        headers={
            "Content-Disposition": content_disposition_header(True, found.name) or "attachment",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "public, max-age=3600",
        },
    )
