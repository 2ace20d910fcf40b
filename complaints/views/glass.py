"""Two supervisors open a name without consent: one asks, another approves, the first opens."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from complaints.following.glass import approve_break_glass, ask_break_glass, open_broken
from complaints.following.people import opening_of
from complaints.following.refusals import REFUSALS, code_of
from complaints.models import Party
from complaints.views.identity import party_for, shown
from complaints.views.messages_forms import ReasonForm
from portal.jurisdictions.requests import SignedRequest
from portal.participation.freshness import is_fresh

Opened = dict[str, str]


@sensitive_post_parameters()
@never_cache
@require_POST
def party_glass(request: SignedRequest, pk: UUID) -> HttpResponse:
    """Ask another supervisor to let one open a name without consent."""
    party, form = party_for(request, pk), ReasonForm(request.POST)
    if not form.is_valid():
        return shown(request, party, form=form, status=422)

    def ask() -> None:
        why = form.cleaned_data["why"]
        ask_break_glass(party_id=pk, why=why, by=request.user, at=timezone.now())

    return _answer(request, party, ask, _("Another supervisor is to approve it."), form)


@never_cache
@require_POST
def opening_approve(request: SignedRequest, pk: UUID) -> HttpResponse:
    """Approve what another supervisor asked for."""

    def approve() -> None:
        approve_break_glass(opening_id=pk, by=request.user, at=timezone.now())

    return _answer(request, _party_of(request, pk), approve, _("You approved it."), ReasonForm())


@never_cache
@require_POST
def opening_name(request: SignedRequest, pk: UUID) -> HttpResponse:
    """Show once a name that another supervisor let one open."""

    def opened() -> Opened:
        return open_broken(opening_id=pk, by=request.user, at=timezone.now())

    return _answer(request, _party_of(request, pk), opened, "", ReasonForm())


def _party_of(request: SignedRequest, pk: UUID) -> Party:
    opening = opening_of(pk)
    if opening is None:
        raise Http404("Nothing of this number was asked for.")
    return party_for(request, opening.party_id)


def _answer(
    request: SignedRequest,
    party: Party,
    act: Callable[[], Opened | None],
    done: str,
    form: ReasonForm,
) -> HttpResponse:
    """Do it after a second factor; show the name where there is one, or the page of it again."""
    page = redirect("party-identity", pk=party.pk)
    if not is_fresh(request):
        return page  # where the code is asked for
    try:
        opened = act()
    except REFUSALS as refusal:
        return shown(request, party, form=form, refusal=str(refusal), status=code_of(refusal))
    if opened:
        return shown(request, party, form=form, opened=opened, status=200)
    messages.success(request, done)
    return page
