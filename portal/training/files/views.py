"""A place's files of completions: read, looked at, recorded or put aside, taken back."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.confirm_form import ConfirmForm
from portal.jurisdictions.requests import SignedRequest
from portal.training.files import planning, services
from portal.training.keeping import selectors
from portal.training.keeping.forms import FileForm
from portal.training.keeping.views.places import attempt, place_of

ACTS = {"apply": services.apply_file, "drop": services.drop_file, "undo": services.undo_file}


@require_http_methods(["GET", "HEAD", "POST"])
def file_list(request: SignedRequest, fips: str) -> HttpResponse:
    """The files of a place, and the form that takes a new one."""
    place, now = place_of(request, fips), timezone.now()
    form, status = FileForm(request.POST or None, request.FILES or None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            sent = form.cleaned_data["file"]
            content = sent.read(planning.LARGEST + 1)
            given = {"place": place, "file_name": sent.name, "content": content}
            status = attempt(form, services.plan_file, **given, by=request.user, at=now)
        if status == 200:
            batch = selectors.batches_in(place)[0]
            return redirect("training-file", fips=place.code, pk=batch.pk)
    page = Paginator(selectors.batches_in(place), 50).get_page(request.GET.get("page"))
    context = {"place": place, "form": form, "page_obj": page}
    return render(request, "training/files.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def file_detail(request: SignedRequest, fips: str, pk: UUID) -> HttpResponse:
    """What a file would record or recorded, line by line, and what can be done with it."""
    place = place_of(request, fips)
    batch = selectors.batch_in(place, pk)
    if batch is None:
        raise Http404("There is no such file.")
    form, status = ConfirmForm(request.POST or None), 200
    if request.method == "POST":
        act = ACTS.get(request.POST.get("do", ""))
        if act is None:
            raise Http404("Nothing of the kind is done with a file.")
        form.is_valid()
        given = {"place": place, "batch_id": pk, "by": request.user, "at": timezone.now()}
        status = attempt(form, act, **given)
        if status == 200:
            messages.success(request, _("It is done."))
            return redirect("training-file", fips=place.code, pk=pk)
    context = {
        "place": place,
        "batch": batch,
        "form": form,
        "lines": selectors.lines_of(batch),
        "may_apply": not batch.counts.get("error") and batch.counts.get("create"),
    }
    return render(request, "training/file.html", context, status=status)
