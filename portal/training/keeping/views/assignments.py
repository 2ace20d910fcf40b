"""What a place's people are to complete by when, and who is behind."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from portal.jurisdictions.requests import SignedRequest
from portal.training.keeping import assigning, selectors
from portal.training.keeping.errors import REFUSALS, code_of
from portal.training.keeping.forms import AssignForm
from portal.training.keeping.views.places import attempt, place_of


@require_http_methods(["GET", "HEAD", "POST"])
def assignments(request: SignedRequest, fips: str) -> HttpResponse:
    """Each assignment with who is behind, and the form of a new one."""
    place, now = place_of(request, fips), timezone.now()
    form, status = AssignForm(request.POST or None, modules=selectors.modules_in_use()), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            given = {"place": place, "by": request.user, "at": now, **form.cleaned_data}
            status = attempt(form, assigning.assign_module, **given)
        if status == 200:
            messages.success(request, _("It is assigned."))
            return redirect("training-assignments", fips=place.code)
    rows = selectors.progress_in(place, at=now)
    context = {"place": place, "form": form, "rows": rows}
    return render(request, "training/assignments.html", context, status=status)


@require_POST
def assignment_end(request: SignedRequest, fips: str, pk: UUID) -> HttpResponse:
    """Ask for it no longer."""
    place = place_of(request, fips)
    try:
        assigning.end_assignment(assignment_id=pk, by=request.user, at=timezone.now())
    except REFUSALS as refusal:
        status = code_of(refusal)
        return render(request, f"{status}.html", {"message": str(refusal)}, status=status)
    messages.success(request, _("It is assigned no longer."))
    return redirect("training-assignments", fips=place.code)
