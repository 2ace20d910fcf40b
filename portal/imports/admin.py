"""Imports for administrators: look at a file, apply it, ask to undo it, undo it."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib import admin, messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.administration.desks import Desk
from portal.imports import asking, services
from portal.imports.forms import UploadForm
from portal.imports.models import Import
from portal.imports.refusals import REFUSALS
from portal.imports.reports import LABELS
from portal.imports.tables import FileRefused
from portal.progress.bars import bar_of

MOVES: dict[str, Callable[..., Import]] = {
    "apply": asking.apply_or_ask,
    "ask": services.ask_undo,
    "keep": services.keep_import,
    "undo": asking.undo_or_ask,
    "cancel": asking.cancel_import,
    "again": asking.try_again,
}


@admin.register(Import)
class ImportAdmin(Desk):
    """Files that were imported or looked at; none is edited or deleted."""

    date_hierarchy = "planned_at"
    list_display = ["id", "kind", "file_name", "status", "planned_by", "planned_at", "applied_by"]
    list_filter = ["kind", "status"]
    list_select_related = ["planned_by", "applied_by"]
    search_fields = ["file_name", "=sha256", "=planned_by__username"]
    search_help_text = "The name of a file, its SHA-256, or who sent it."

    def get_queryset(self, request: HttpRequest) -> QuerySet[Import]:
        return super().get_queryset(request).defer("content", "report")

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        moves = [
            path(
                f"<int:object_id>/{move}/",
                self.admin_site.admin_view(self.move_view),
                {"move": move},
                name=f"imports_import_{move}",
            )
            for move in MOVES
        ]
        return [*moves, *super().get_urls()]

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Take a file, and show what it would do."""
        form = UploadForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            file = form.cleaned_data["file"]
            try:
                made = asking.send_import(
                    kind=form.cleaned_data["kind"],
                    file_name=file.name,
                    content=file.read(),
                    by=cast(User, request.user),
                    at=timezone.now(),
                )
                return HttpResponseRedirect(_page_of(made.pk))
            except FileRefused as refusal:
                form.add_error("file", str(refusal))
        context = self._context(request, _("Look at a file")) | {"form": form}
        return render(request, "imports/upload.html", context)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The report of one import, and what may be done with it."""
        imported = self._import(request, object_id)
        only = request.GET.get("only", "")
        lines = [line for line in imported.report if not only or line[2] == only]
        work = imported.work
        context = self._context(request, str(imported)) | {
            "imported": imported,
            "counts": [
                (name, label, imported.counts.get(name, 0)) for name, label in LABELS.items()
            ],
            "noted": imported.counts.get("noted", 0),
            "work": work,
            "bar": bar_of(work) if work else None,
            "still": "still" in request.GET,
            "only": only,
            "page_obj": Paginator(lines, 100).get_page(request.GET.get("page")),
        }
        return render(request, "imports/report.html", context)

    def move_view(self, request: HttpRequest, object_id: int, move: str) -> HttpResponse:
        """Take an import one step on; a refusal is shown on its page."""
        imported = self._import(request, str(object_id))
        if request.method == "POST":
            try:
                by = cast(User, request.user)
                moved = MOVES[move](imported=imported, by=by, at=timezone.now())
                messages.success(request, _said(moved))
            except REFUSALS as refusal:
                messages.error(request, str(refusal))
        return HttpResponseRedirect(_page_of(imported.pk))

    def _import(self, request: HttpRequest, object_id: str) -> Import:
        found = self.get_object(request, object_id)
        if found is None:
            raise Http404("There is no such import.")
        return found

    def _context(self, request: HttpRequest, title: str) -> dict[str, Any]:
        return {**self.admin_site.each_context(request), "opts": self.opts, "title": title}


def _said(imported: Import) -> str:
    """What became of a step: what a worker does now, or where the import stands."""
    if imported.work and imported.work.is_open:
        return f"{imported}: {bar_of(imported.work).words}"
    return f"{imported}: {imported.get_status_display()}."


def _page_of(pk: int) -> str:
    return reverse("admin:imports_import_change", args=[pk])
