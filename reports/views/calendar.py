"""The public calendar of releases, and the page of those who may see one before it is out."""

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from reports.board.packages import approved_package, preview
from reports.calendar import selectors
from reports.calendar.bundle import zipped
from reports.calendar.early import look
from reports.calendar.icalendar import calendar_file
from reports.calendar.models import EarlyReader
from reports.calendar.refusals import REFUSALS, code_of
from reports.views.calendar_forms import TokenForm

READERS = 50  # on a page


@require_safe
def release_calendar(request: HttpRequest) -> HttpResponse:
    """What comes out in the next twelve months, and each change of a day with its reason."""
    context = {
        "planned": selectors.coming(at=timezone.now()),
        "changes": selectors.changes_latest(),
        "languages": settings.LANGUAGES,
    }
    return render(request, "releases/calendar.html", context)


@require_safe
def release_calendar_file(request: HttpRequest, language: str) -> HttpResponse:
    """The same for a calendar program, in one of the site's languages."""
    if language not in dict(settings.LANGUAGES):
        raise Http404("The site does not speak this language.")
    with override(language):
        data = calendar_file(
            selectors.coming(at=timezone.now()),
            root=settings.PUBLIC_ADDRESS.rstrip("/"),
            path=reverse("release-calendar"),
            language=language,
        )
    name = f'attachment; filename="releases-{language}.ics"'
    return HttpResponse(
        data, content_type="text/calendar; charset=utf-8", headers={"Content-Disposition": name}
    )


@require_safe
def early_readers(request: HttpRequest) -> HttpResponse:
    """Who was let see which version early, what for, and how often they looked."""
    page = Paginator(selectors.early_readers(), READERS).get_page(request.GET.get("page"))
    return render(request, "releases/early.html", {"page_obj": page, "now": timezone.now()})


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def early_look(request: HttpRequest) -> HttpResponse:
    """The door for a token; behind it the package as it will be, to read or to take away."""
    form, status = TokenForm(request.POST or None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            caller = get_adapter().get_client_ip(request)
            try:
                reader = look(token=form.cleaned_data["token"], caller=caller, at=timezone.now())
            except REFUSALS as refusal:
                form.add_error("token", str(refusal))
                status = code_of(refusal)
            else:
                return _package(request, reader)
    return render(request, "releases/look.html", {"form": form}, status=status)


def _package(request: HttpRequest, reader: EarlyReader) -> HttpResponse:
    which = {"quarter": reader.quarter, "version": reader.version}
    if "take" in request.POST and (files := approved_package(**which)):
        name = f'attachment; filename="{reader.quarter}-{reader.version}.zip"'
        headers = {"Content-Disposition": name}
        return HttpResponse(zipped(files), content_type="application/zip", headers=headers)
    context = {"reader": reader, "seen": preview(**which), "form": TokenForm()}
    return render(request, "releases/package.html", context)
