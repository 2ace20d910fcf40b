"""The page on which staff take a complaint in: all questions on it, in whatever order they come.

Each button keeps what was typed, sealed.  Nothing of it stands in an address, a cookie or a
session.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from complaints.filing.places import NoProgram
from complaints.intake import drafts
from complaints.intake.drafts import Draft
from complaints.intake.services import NotTakenIn, may_take_in, take_in
from complaints.services import ComplaintRefused
from complaints.views.filing_people import PersonForm, without
from complaints.views.filing_summary import consent_of, summary_of
from complaints.views.intake_sheet import Sheet, sheet_of, shown, typed_in
from portal.jurisdictions.access import AccessDenied
from portal.jurisdictions.requests import SignedRequest
from portal.jurisdictions.zones import washington_day
from portal.training.errors import Untrained

CODES: dict[type[Exception], int] = {
    AccessDenied: 403,
    Untrained: 403,
    NotTakenIn: 422,
    ComplaintRefused: 422,
    NoProgram: 503,
}
View = Callable[..., HttpResponse]


def by_intake(view: View) -> View:
    """Let in who takes complaints in, and keep the page nowhere."""

    @wraps(view)
    @sensitive_post_parameters()
    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    def guarded(request: SignedRequest, **kwargs: Any) -> HttpResponse:
        if not may_take_in(request.user):
            raise PermissionDenied(_("Only intake takes complaints in."))
        return view(request, **kwargs)

    return guarded


@by_intake
def intake(request: SignedRequest) -> HttpResponse:
    """The sheet: shown, kept, read back and filed."""
    now = timezone.now()
    draft = drafts.present(request.user, at=now)
    if draft.filed:
        return redirect("complaint-intake-receipt")
    if request.method != "POST":
        return _page(request, draft, now)
    if "discard" in request.POST:
        drafts.forget(request.user)
        return redirect("complaint-intake")
    if "file" in request.POST:
        return _file(request, draft, now)
    draft = drafts.keep(request.user, _typed(request, draft), at=now)
    if "check" in request.POST:
        return _read_back(request, draft, now)
    return _stay(request)


def _typed(request: SignedRequest, draft: Draft) -> Draft:
    """What stands in the page now, with a person more or less on its list."""
    draft = replace(draft, typed=typed_in(request.POST))
    if "drop" in request.POST:
        return replace(draft, people=without(draft.people, request.POST["drop"]))
    if "another" in request.POST:
        form = next((one.form for one in sheet_of(draft).sections if one.key == "people"), None)
        if isinstance(form, PersonForm) and form.is_valid():
            typed = {name: v for name, v in draft.typed.items() if not name.startswith("people-")}
            return replace(draft, typed=typed, people=form.answer()["people"])
    return draft


def _stay(request: SignedRequest) -> HttpResponse:
    """Back to the page at the question whose button was pressed; in another language if asked."""
    at = "place" if "search" in request.POST else "people" if "another" in request.POST else ""
    answer = redirect(f"{request.path}#{at}" if at else request.path)
    wanted = request.POST.get("language", "")
    if wanted in dict(settings.LANGUAGES):
        answer.set_cookie(settings.LANGUAGE_COOKIE_NAME, wanted)
    return answer


def _read_back(request: SignedRequest, draft: Draft, now: datetime) -> HttpResponse:
    """Every answer in words, to be read to the caller; filed from there."""
    sheet = sheet_of(draft)
    if not sheet.is_complete:
        return _page(request, draft, now, sheet=sheet, status=422)
    context = {"answers": summary_of(sheet.answers), "head": sheet.head.cleaned_data}
    return render(request, "complaints/intake_check.html", context)


def _file(request: SignedRequest, draft: Draft, now: datetime) -> HttpResponse:
    sheet = sheet_of(draft)
    if not sheet.is_complete:
        return _page(request, draft, now, sheet=sheet, status=422)
    try:
        filed = take_in(answers=sheet.answers, by=request.user, at=now, **sheet.head.cleaned_data)
    except tuple(CODES) as refusal:
        return _page(request, draft, now, problem=str(refusal), status=CODES[type(refusal)])
    told = {
        "pk": str(filed.complaint.pk),
        "number": filed.complaint.number,
        "filer": filed.filer,
        "affected": filed.affected,
    }
    drafts.keep(request.user, Draft(filed=told), at=now)
    messages.success(request, _("The complaint is filed."))
    return redirect("complaint-intake-receipt")


def _page(
    request: SignedRequest,
    draft: Draft,
    now: datetime,
    *,
    sheet: Sheet | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    today = washington_day(now).isoformat()
    context = {
        "sheet": sheet or shown(sheet_of(draft), draft, today=today),
        "problem": problem,
        "wrong": list(sheet.wrong()) if sheet else [],
        "people": [(one, consent_of(one)) for one in draft.people],
        "began": bool(draft.typed),
        "language_with": "sheet",
        "enter": "fit",
    }
    return render(request, "complaints/intake.html", context, status=status)
