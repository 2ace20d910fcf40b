"""A supervisor's pages of voids, with the second look; and the public register."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from matching.views.refusals import REFUSALS, code_of
from matching.views.void_forms import LookForm, ReferenceForm, VoidForm
from matching.voiding import selectors, services
from matching.voiding.sealed import opinion_of, reason_of
from matching.voiding.states import LOOK_WITHIN, VoidStatus
from matching.voiding.tables import register_csv
from portal.jurisdictions.requests import SignedRequest
from portal.worklists.keyset import Keyset

LATEST = Keyset("voided_at", newest_first=True)


@require_safe
def void_list(request: SignedRequest) -> HttpResponse:
    """The voids, the latest first, and those that wait too long for a second look.

    A reference that a letter carries leads to the void that the letter told of.
    """
    form = ReferenceForm(request.GET if "reference" in request.GET else None)
    if form.is_valid():
        if void := selectors.void_referred_to(form.cleaned_data["reference"]):
            return redirect("void-detail", pk=void.pk)
        form.add_error("reference", _("No letter and no message has this reference."))
    context = {
        "form": form,
        "page": LATEST.page(selectors.voids(), after=request.GET.get("after", "")),
        "late": selectors.unlooked(at=timezone.now())[:50],
    }
    status = 422 if form.errors else 200
    return render(request, "voiding/void_list.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def void_new(request: SignedRequest, pk: UUID) -> HttpResponse:
    """Say why a match is wrong, and void it."""
    candidate = selectors.match_of(pk)
    form = VoidForm(request.POST or None)
    status = 200
    if request.method == "POST" and candidate:
        status = 422
        if form.is_valid():
            try:
                void = services.void_match(
                    candidate_id=pk, by=request.user, at=timezone.now(), **form.cleaned_data
                )
            except REFUSALS as refusal:
                form.add_error(None, str(refusal))
                status = code_of(refusal)
            else:
                messages.success(request, _("The match is void, and everybody is told."))
                return redirect("void-detail", pk=void.pk)
    if candidate is None:
        raise Http404("No match that could be voided has this number.")
    context = {"form": form, "candidate": candidate}
    return render(request, "voiding/void_form.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def void_detail(request: SignedRequest, pk: UUID) -> HttpResponse:
    """One void: why, what it reached, who was told when; another supervisor's second look."""
    void = selectors.void_of(pk)
    if void is None:
        raise Http404("No match was voided under this number.")
    form = LookForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                services.look_again(
                    void_id=pk, by=request.user, at=timezone.now(), **form.cleaned_data
                )
            except REFUSALS as refusal:
                form.add_error(None, str(refusal))
                status = code_of(refusal)
            else:
                messages.success(request, _("What you found is written beside the void."))
                return redirect("void-detail", pk=pk)
    context = {
        "void": void,
        "reason": reason_of(void),
        "opinion": opinion_of(void),
        "steps": selectors.step_words(void.entry),
        "told": selectors.told_of(void),
        "may_look": void.status == VoidStatus.UNCONFIRMED and void.voided_by != request.user,
        "look_by": void.voided_at + LOOK_WITHIN,
        "form": form,
    }
    return render(request, "voiding/void_detail.html", context, status=status)


@require_safe
def wrongful_match_list(request: HttpRequest) -> HttpResponse:
    """The public register: every match that was wrong, and how far it had gone."""
    page = Paginator(selectors.wrongful_matches(), 50).get_page(request.GET.get("page"))
    context = {
        "page_obj": page,
        "rows": [(entry, selectors.step_words(entry)) for entry in page],
        "as_of": timezone.now(),
    }
    return render(request, "voiding/wrongful_matches.html", context)


@require_safe
def wrongful_match_csv(request: HttpRequest) -> HttpResponse:
    """The whole register as a table."""
    headers = {"Content-Disposition": 'attachment; filename="wrongful-matches.csv"'}
    return HttpResponse(register_csv(), content_type="text/csv; charset=utf-8", headers=headers)
