"""The board of statisticians: each release on its way, and what can be done with it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from portal.jurisdictions.requests import SignedRequest
from reports.board import selectors
from reports.board.aside import set_aside
from reports.board.packages import draft_file
from reports.board.work import work_of
from reports.releases.canceling import cancel_work
from reports.releases.models import Release
from reports.releases.services import acknowledge
from reports.views.board_page import ACKNOWLEDGE, form_of, page, wanted
from reports.views.board_refusals import REFUSALS, refused
from reports.views.board_runs import RUNS

CSV = "text/csv; charset=utf-8"


@never_cache
@require_safe
def release_list(request: SignedRequest) -> HttpResponse:
    """Every quarter: on its way, planned, out."""
    context = {
        "on_the_way": selectors.on_the_way(),
        "planned": selectors.not_begun(),
        "out": selectors.out(),
    }
    return render(request, "releases/list.html", context)


@never_cache
@require_safe
def release_detail(request: SignedRequest, number: int) -> HttpResponse:
    """One release: where it stands, what speaks against it, its files, and its acts."""
    return page(request, wanted(number))


@never_cache
@require_POST
def release_act(request: SignedRequest, number: int, act: str) -> HttpResponse:
    """Do one act; a page with the sentence where it is refused."""
    release = wanted(number)
    if act not in RUNS:
        raise Http404("There is no such act.")
    form = form_of(act, request.POST)
    if not form.is_valid():
        return page(request, release, sent=form, status=422)
    try:
        done = RUNS[act](release, by=request.user, at=timezone.now(), **form.cleaned_data)
    except REFUSALS as refusal:
        return refused(request, refusal, number)
    messages.success(request, _("This is on record."))
    return redirect("release-detail", number=done.pk if isinstance(done, Release) else number)


@never_cache
@require_POST
def release_cancel(request: SignedRequest, number: int) -> HttpResponse:
    """Cancel what a worker does with a release, or is to do, and say what comes of that."""
    release = wanted(number)
    try:
        canceled = cancel_work(release=release, by=request.user, at=timezone.now())
    except REFUSALS as refusal:
        return refused(request, refusal, number)
    messages.success(request, work_of(canceled).words)
    return redirect("release-detail", number=number)


@never_cache
@require_POST
def release_acknowledge(request: SignedRequest, number: int) -> HttpResponse:
    """Say that a warning was looked at."""
    release, code = wanted(number), request.POST.get("code", "")
    form = form_of(ACKNOWLEDGE, request.POST, code=code)
    if not form.is_valid():
        return page(request, release, sent=form, status=422)
    try:
        acknowledge(
            release=release, code=code, by=request.user, at=timezone.now(), **form.cleaned_data
        )
    except REFUSALS as refusal:
        return refused(request, refusal, number)
    messages.success(request, _("This is on record."))
    return redirect("release-detail", number=number)


@never_cache
@require_safe
def release_aside(_request: SignedRequest, number: int) -> HttpResponse:
    """The bookings of the quarter that are in no rate, and why, as a file."""
    release = wanted(number)
    name = f'attachment; filename="set-aside-{release.quarter}.csv"'
    return HttpResponse(
        set_aside(release), content_type=CSV, headers={"Content-Disposition": name}
    )


@never_cache
@require_safe
def release_file(request: SignedRequest, number: int, path: str) -> HttpResponse:
    """A file of the draft, to look at before it is signed."""
    data = draft_file(wanted(number), path)
    if data is None:
        raise Http404("The draft has no such file.")
    name = f'attachment; filename="{path.rpartition("/")[2]}"'
    return HttpResponse(
        data, content_type="application/octet-stream", headers={"Content-Disposition": name}
    )
