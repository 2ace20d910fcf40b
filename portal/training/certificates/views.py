"""A code typed in by anybody, what it stands for, and the paper for whoever holds it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.jurisdictions.requests import SignedRequest
from portal.paper.fonts import FontsMissing
from portal.training.certificates.forms import CodeForm
from portal.training.certificates.selectors import (
    NoSuchCertificate,
    TriedTooOften,
    find_certificate,
    own_certificate,
)
from portal.training.paper.render import render as set_paper
from portal.training.paper.sheets import certificate as sheet_of


@require_safe
def certificate_check(request: HttpRequest) -> HttpResponse:
    """One box for a code."""
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_bound and form.is_valid():
        return _answer(request, form, form.cleaned_data["code"])
    status = 422 if form.is_bound else 200
    return render(request, "training/certificate_check.html", {"form": form}, status=status)


@never_cache
@require_safe
def certificate_detail(request: HttpRequest, code: str) -> HttpResponse:
    """What a code stands for: course, edition, days and whether it is good; no person."""
    return _answer(request, CodeForm({"code": code}), code)


def _answer(request: HttpRequest, form: CodeForm, typed: str) -> HttpResponse:
    """The certificate, or the box with what is wrong with the code."""
    try:
        found = find_certificate(typed=typed, at=timezone.now())
    except (NoSuchCertificate, TriedTooOften) as refusal:
        form.add_error("code", str(refusal))
        status = 404 if isinstance(refusal, NoSuchCertificate) else 429
        return render(request, "training/certificate_check.html", {"form": form}, status=status)
    if request.resolver_match and request.resolver_match.url_name == "certificate-check":
        return redirect("certificate-detail", code=found.code)
    is_own = request.user.is_authenticated and request.user.pk == found.completion.user_id
    context = {"found": found, "is_own": is_own}
    return render(request, "training/certificate_detail.html", context)


@never_cache
@require_safe
def certificate_paper(request: SignedRequest, code: str) -> HttpResponse:
    """One's own certificate as a tagged PDF, while it is valid."""
    found = own_certificate(request.user, typed=code, at=timezone.now())
    if found is None:
        raise Http404("You hold no such certificate.")
    language = (get_language() or "en").partition("-")[0]
    sheet = sheet_of(
        found,
        request.user,
        _(found.completion.module.title),
        address=request.build_absolute_uri(reverse("certificate-detail", args=[found.code])),
        language=language,
    )
    try:
        made = set_paper(sheet)
    except FontsMissing as refusal:
        return HttpResponse(str(refusal), status=503, content_type="text/plain")
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="certificate-{found.code}.pdf"'
    return answer
