"""What one needs to have learned, and the register of a place's people."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.jurisdictions.access import AccessDenied
from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.people.selectors import managed_place
from portal.jurisdictions.requests import SignedRequest
from portal.training import selectors, services
from portal.training.errors import CODES, AlreadyRecorded, NotCompleted, OwnTraining
from portal.training.forms import CompletionForm

REFUSALS = (AccessDenied, AlreadyRecorded, NotCompleted, OwnTraining)


@require_safe
def own_training(request: SignedRequest) -> HttpResponse:
    """What I have, what is missing, and until when."""
    now = timezone.now()
    context = {
        "standing": selectors.standing_of(request.user, at=now),
        "history": selectors.history_of(request.user)[:50],
    }
    return render(request, "training/own.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def place_training(request: SignedRequest, fips: str) -> HttpResponse:
    """Who of a place's people is trained for their role; its manager records completions."""
    place = managed_place(request.user, code=fips)
    if place is None:
        raise Http404("You manage the people of no such place.")
    now = timezone.now()
    people = selectors.trainees_of(place, at=now)
    form = CompletionForm(
        request.POST or None,
        people=[trainee.user for trainee in people],
        modules=selectors.modules_of_a_place(on=now.date()),
    )
    status = 200
    if request.method == "POST":
        status = _record(request, form, place)
        if status == 200:
            return redirect("training-place", fips=place.code)
    context = {"place": place, "people": people, "form": form}
    return render(request, "training/place.html", context, status=status)


def _record(request: SignedRequest, form: CompletionForm, place: Jurisdiction) -> int:
    """Record what a valid form says; the code of what came of it."""
    if not form.is_valid():
        return 422
    try:
        services.record_completion(by=request.user, at=timezone.now(), **form.cleaned_data)
    except REFUSALS as refusal:
        form.add_error(None, str(refusal))
        return CODES.get(type(refusal), 403)
    messages.success(request, _("The completion is in the register."))
    return 200
