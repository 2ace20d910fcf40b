"""One's own files of whole lists: asked for, watched, canceled, downloaded."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from portal.exports import services
from portal.exports.models import Export
from portal.exports.shelves import SHELVES
from portal.jurisdictions.access import AccessDenied
from portal.jurisdictions.requests import SignedRequest
from portal.progress.bars import bar_of, color_of
from portal.progress.models import Work
from portal.progress.services import cancel_work, retry_work
from portal.states import TransitionRefused

STEPS: dict[str, Callable[..., Work]] = {"cancel": cancel_work, "again": retry_work}


@never_cache
@require_safe
def export_list(request: SignedRequest) -> HttpResponse:
    """The files that are kept for a person, or that are being prepared."""
    rows = services.exports_of(request.user, at=timezone.now())
    shown = [(row, _title(row), bar_of(row.work), color_of(row.work)) for row in rows]
    return render(request, "exports/list.html", {"rows": shown})


@require_POST
def export_new(request: SignedRequest) -> HttpResponse:
    """Ask for a whole list."""
    sent = request.POST
    try:
        made = services.ask_export(
            shelf=sent.get("shelf", ""),
            key=sent.get("list", ""),
            query=sent.get("query", ""),
            by=request.user,
            at=timezone.now(),
        )
    except services.NotOffered as refusal:
        raise Http404(str(refusal)) from None
    except AccessDenied as refusal:
        return _refused(request, str(refusal), 403)
    except services.TooManyFiles as refusal:
        return _refused(request, str(refusal), 409)
    return redirect("export-detail", pk=made.pk)


@never_cache
@require_safe
def export_detail(request: SignedRequest, pk: UUID) -> HttpResponse:
    """One file: how far it is, or where it is fetched."""
    export = _own(request, pk)
    context = {
        "export": export,
        "title": _title(export),
        "bar": bar_of(export.work),
        "still": "still" in request.GET,
    }
    return render(request, "exports/detail.html", context)


@require_POST
def export_step(request: SignedRequest, pk: UUID, step: str) -> HttpResponse:
    """Cancel a file, or try again what failed."""
    export = _own(request, pk)
    if step not in STEPS:
        raise Http404
    try:
        STEPS[step](work_id=export.work_id, by=request.user, at=timezone.now())
    except TransitionRefused:
        return _refused(request, _("This file is at an end already."), 409)
    return redirect("export-detail", pk=pk)


@never_cache
@require_safe
def export_file(request: SignedRequest, pk: UUID) -> HttpResponse:
    """The file itself, packed."""
    export = _own(request, pk)
    try:
        content = services.file_of(export=export, by=request.user)
    except AccessDenied as refusal:
        return _refused(request, str(refusal), 403)
    if content is None:
        return _refused(request, _("This file is not ready."), 409)
    name = f"{export.shelf}-{export.worklist}.csv.gz"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="application/gzip", headers=headers)


def _own(request: SignedRequest, pk: UUID) -> Export:
    found = services.exports_of(request.user, at=timezone.now()).filter(pk=pk).first()
    if found is None:
        raise Http404("There is no such file of yours.")
    return found


def _title(export: Export) -> str:
    return str(SHELVES[export.shelf].lists[export.worklist].title)


def _refused(request: SignedRequest, words: str, status: int) -> HttpResponse:
    messages.error(request, words)
    rows = services.exports_of(request.user, at=timezone.now())
    shown = [(row, _title(row), bar_of(row.work), color_of(row.work)) for row in rows]
    return render(request, "exports/list.html", {"rows": shown}, status=status)
