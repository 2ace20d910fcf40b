"""The pages for whoever holds a receipt: the door, where the complaint stands, and the way out."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from complaints.following.door import come_in
from complaints.following.refusals import REFUSALS, code_of
from complaints.following.standing import note_visit, standing_of
from complaints.models import Party
from complaints.receipts import entry
from complaints.vault.keys import KeyDestroyed
from complaints.views.behind import SINCE, behind, gone
from complaints.views.following_forms import ReceiptForm, WordsForm

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@sensitive_post_parameters()
@never_cache
@GET_OR_POST
def complaint_follow(request: HttpRequest) -> HttpResponse:
    """The door: the words of a receipt."""
    form, status = ReceiptForm(request.POST or None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                party = come_in(
                    session=request.session, typed=form.cleaned_data["words"], at=timezone.now()
                )
            except REFUSALS as refusal:
                form.add_error("words", str(refusal))
                status = code_of(refusal)
            else:
                return _inside(request, party)
    return render(request, "follow/enter.html", {"form": form}, status=status)


@behind
@require_safe
def complaint_mine(request: HttpRequest, party: Party) -> HttpResponse:
    """Where a complaint stands, what is new, and what one can do."""
    now, since = timezone.now(), request.session.get(SINCE)
    try:
        told = standing_of(
            party=party, since=datetime.fromisoformat(since) if since else None, at=now
        )
    except KeyDestroyed:
        return gone(request)
    note_visit(party=party, at=now)
    context = {"told": told, "minutes": entry.MINUTES, "form": WordsForm()}
    return render(request, "follow/mine.html", context)


@never_cache
@require_POST
def complaint_close(request: HttpRequest) -> HttpResponse:
    """Forget the complaint in this browser."""
    entry.leave(request.session)
    request.session.pop(SINCE, None)
    messages.success(request, _("The complaint is closed in this browser."))
    return redirect("complaint-follow")


def _inside(request: HttpRequest, party: Party | None) -> HttpResponse:
    """Open a complaint in a session of a new name, and remember the visit before this one."""
    if party is None:
        return redirect("complaint-check")
    request.session.cycle_key()
    request.session.pop(SINCE, None)
    if party.visited_at:
        request.session[SINCE] = party.visited_at.isoformat()
    entry.let_in(request.session, party)
    return redirect("complaint-mine")
