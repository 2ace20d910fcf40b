"""The page behind the link of an invitation, for anyone who has it."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts.models import User
from portal.jurisdictions.invitations import Invitation
from portal.jurisdictions.people.answers import accept, accept_as_newcomer, open_invitation
from portal.jurisdictions.people.errors import (
    InvitationOver,
    NameTaken,
    NoSuchInvitation,
    OwnInvitation,
)
from portal.jurisdictions.people.forms import NewcomerForm
from portal.jurisdictions.people.links import address_of
from portal.jurisdictions.people.words import rights_in_words, role_in_words


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Say what the invitation is to, and take the answer; a dead link says why it is dead."""
    try:
        found = open_invitation(token, at=timezone.now())
        if request.user.is_authenticated:
            return _to_member(request, token, found)
        return _to_newcomer(request, token, found)
    except NoSuchInvitation as refusal:
        return _over(request, refusal, 404)
    except InvitationOver as refusal:
        return _over(request, refusal, 410)


def _to_member(request: HttpRequest, token: str, found: Invitation) -> HttpResponse:
    if request.method != "POST":
        return _page(request, found, {})
    try:
        accept(token=token, by=cast(User, request.user), at=timezone.now())
    except OwnInvitation as refusal:
        return _page(request, found, {"refusal": str(refusal)}, 409)
    messages.success(request, _("You have accepted the invitation."))
    return redirect("home")


def _to_newcomer(request: HttpRequest, token: str, found: Invitation) -> HttpResponse:
    form = NewcomerForm(request.POST or None, address=address_of(found))
    if request.method != "POST":
        return _page(request, found, {"form": form})
    if not form.is_valid():
        return _page(request, found, {"form": form}, 422)
    try:
        accept_as_newcomer(
            token=token,
            username=form.cleaned_data["username"],
            password=form.cleaned_data["password1"],
            at=timezone.now(),
        )
    except NameTaken as refusal:
        form.add_error("username", str(refusal))
        return _page(request, found, {"form": form}, 409)
    messages.success(request, _("Your account is ready. Sign in to go on."))
    return redirect("account_login")


def _page(
    request: HttpRequest, found: Invitation, more: dict[str, object], status: int = 200
) -> HttpResponse:
    context = {
        "invitation": found,
        "role": role_in_words(found.role),
        "rights": rights_in_words(found.role),
        **more,
    }
    return render(request, "people/invitation.html", context, status=status)


def _over(request: HttpRequest, refusal: Exception, status: int) -> HttpResponse:
    context = {"message": str(refusal)}
    return render(request, "people/invitation_over.html", context, status=status)
