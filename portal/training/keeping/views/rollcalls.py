"""Roll calls of a place: held and signed, looked at, and single attendances corrected."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.jurisdictions.requests import SignedRequest
from portal.training.keeping import rollcalls, selectors
from portal.training.keeping.errors import REFUSALS, code_of
from portal.training.keeping.forms import RollCallForm
from portal.training.keeping.views.places import attempt, place_of


@require_safe
def rollcall_list(request: SignedRequest, fips: str) -> HttpResponse:
    """The roll calls of a place."""
    place = place_of(request, fips)
    page = Paginator(selectors.roll_calls_in(place), 50).get_page(request.GET.get("page"))
    return render(request, "training/rollcalls.html", {"place": place, "page_obj": page})


@require_http_methods(["GET", "HEAD", "POST"])
def rollcall_new(request: SignedRequest, fips: str) -> HttpResponse:
    """Say who was there, and sign for it."""
    place, now = place_of(request, fips), timezone.now()
    people = [one for one in selectors.people_of(place) if one != request.user]
    modules = selectors.modules_in_use()
    form, status = RollCallForm(request.POST or None, modules=modules, people=people), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            given = {"place": place, "by": request.user, "at": now, **form.session}
            status = attempt(form, rollcalls.hold_roll_call, **given)
        if status == 200:
            messages.success(request, _("The roll call is in the register."))
            return redirect("training-rollcalls", fips=place.code)
    context = {"place": place, "form": form, "people": people}
    return render(request, "training/rollcall_new.html", context, status=status)


@require_safe
def rollcall_detail(request: SignedRequest, fips: str, pk: UUID) -> HttpResponse:
    """Who was there, and what was signed."""
    place = place_of(request, fips)
    session = selectors.roll_call_in(place, pk)
    if session is None:
        raise Http404("There is no such roll call.")
    context = {
        "place": place,
        "session": session,
        "attendances": selectors.attendances_of(session),
        "statement": rollcalls.STATEMENTS[session.statement],
    }
    return render(request, "training/rollcall.html", context)


@require_POST
def attendance_back(request: SignedRequest, fips: str, pk: UUID) -> HttpResponse:
    """Take back one attendance."""
    place, now = place_of(request, fips), timezone.now()
    try:
        rollcalls.correct_attendance(place=place, attendance_id=pk, by=request.user, at=now)
    except REFUSALS as refusal:
        status = code_of(refusal)
        return render(request, f"{status}.html", {"message": str(refusal)}, status=status)
    messages.success(request, _("The attendance was taken back."))
    return redirect("training-rollcalls", fips=place.code)
