"""The name of somebody behind a complaint: opened for a reason, after a second factor."""

from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from complaints.following.opening import open_identity
from complaints.following.people import asked_for, party_of, person_of
from complaints.following.refusals import REFUSALS, code_of
from complaints.models import Party
from complaints.selectors import complaints_visible_to
from complaints.states import SUPERVISE
from complaints.views.messages_forms import ReasonForm
from portal.jurisdictions.access import holds_everywhere
from portal.jurisdictions.requests import SignedRequest
from portal.participation.freshness import ask_code, is_fresh

# What whoever filed said of themselves, and of the persons to whom it happened.
LABELS = {
    "name": _("Name"),
    "organization": _("Organization or law office"),
    "reach": _("How to reach the person"),
    "care": _("What to take care of"),
}


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def party_identity(request: SignedRequest, pk: UUID) -> HttpResponse:
    """Ask for a reason and show the name once; nothing of it stays in this browser."""
    party = party_for(request, pk)
    if not is_fresh(request):
        return ask_code(request)
    form, status, opened = ReasonForm(request.POST or None), 200, None
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                opened = open_identity(
                    party_id=pk, by=request.user, at=timezone.now(), **form.cleaned_data
                )
            except REFUSALS as refusal:
                form.add_error(None, str(refusal))
                status = code_of(refusal)
            else:
                status = 200
    return shown(request, party, form=form, opened=opened, status=status)


def party_for(request: SignedRequest, pk: UUID) -> Party:
    """Somebody behind a complaint that the person at the browser may read, or 404."""
    party = party_of(pk)
    seen = complaints_visible_to(request.user)
    if party is None or not seen.filter(pk=party.complaint_id).exists():
        raise Http404("There is nobody of this number.")
    return party


def shown(
    request: SignedRequest,
    party: Party,
    *,
    form: Form,
    opened: dict[str, str] | None = None,
    refusal: str = "",
    status: int,
) -> HttpResponse:
    """The page of a name, sealed or opened, with what was asked for where consent seals it."""
    person = person_of(party)
    context = {
        "form": form,
        "opened": [(LABELS.get(key, key), value) for key, value in (opened or {}).items()],
        "refusal": refusal,
        "complaint": party.complaint,
        "person": person,
        "may_break": person.needs_glass and holds_everywhere(request.user, SUPERVISE),
        "asked": asked_for(party.pk),
    }
    return render(request, "complaints/identity.html", context, status=status)
