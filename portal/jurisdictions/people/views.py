"""The pages of a place's managers."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.people import selectors, services
from portal.jurisdictions.people.errors import (
    AlreadyInvited,
    AlreadyTaken,
    InvitationOver,
    LastRole,
    NoSuchInvitation,
)
from portal.jurisdictions.people.forms import InvitationForm
from portal.jurisdictions.requests import SignedRequest
from portal.mail.services import NotPostable


@require_safe
def place_list(request: SignedRequest) -> HttpResponse:
    """The places whose people one manages; a single one is opened at once."""
    rows = selectors.places_to_choose(request.user)
    page = Paginator(rows, 50).get_page(request.GET.get("page"))
    if not page.paginator.count:
        raise PermissionDenied("Your roles do not open this page.")
    if page.paginator.count == 1:
        return redirect("people-place", fips=page.object_list[0].code)
    return render(request, "people/place_list.html", {"page_obj": page})


@require_safe
def place_people(request: SignedRequest, fips: str) -> HttpResponse:
    """Who holds a role in a place, who held one, and who is invited."""
    place = _place(request, fips)
    former = Paginator(selectors.former_people(place), 50).get_page(request.GET.get("page"))
    context = {
        "place": place,
        "present": list(selectors.present_people(place)),
        "page_obj": former,
        "invitations": selectors.invitations_of(place, at=timezone.now()),
    }
    return render(request, "people/place_people.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: SignedRequest, fips: str) -> HttpResponse:
    """Invite somebody to a role in a place."""
    place = _place(request, fips)
    form = InvitationForm(request.POST or None, jurisdiction=place)
    if request.method != "POST":
        return _invitation_form(request, place, form, 200)
    if not form.is_valid():
        return _invitation_form(request, place, form, 422)
    try:
        services.invite(
            jurisdiction=place,
            role=form.cleaned_data["role"],
            address=form.cleaned_data["address"],
            link_to=lambda token: request.build_absolute_uri(reverse("invitation", args=[token])),
            by=request.user,
            at=timezone.now(),
        )
    except (AlreadyInvited, NotPostable) as refusal:
        form.add_error("address", str(refusal))
        status = 409 if isinstance(refusal, AlreadyInvited) else 422
        return _invitation_form(request, place, form, status)
    messages.success(request, _("The invitation is on its way. It can be accepted for 7 days."))
    return redirect("people-place", fips=place.code)


@require_POST
def invitation_revoke(request: SignedRequest, fips: str, pk: UUID) -> HttpResponse:
    """Make an invitation's link worthless."""
    place = _place(request, fips)
    try:
        services.revoke_invitation(
            invitation_id=pk, jurisdiction=place, by=request.user, at=timezone.now()
        )
    except NoSuchInvitation as refusal:
        raise Http404(str(refusal)) from None
    except InvitationOver as refusal:
        return render(request, "409.html", {"message": str(refusal)}, status=409)
    messages.success(request, _("The invitation is revoked; its link opens nothing."))
    return redirect("people-place", fips=place.code)


@require_http_methods(["GET", "HEAD", "POST"])
def membership_remove(request: SignedRequest, fips: str, pk: UUID) -> HttpResponse:
    """Ask once more, then end the role that somebody holds."""
    place = _place(request, fips)
    membership = selectors.present_membership(place, pk=pk)
    if membership is None:
        raise Http404("Nobody here holds such a role.")
    context: dict[str, object] = {"place": place, "membership": membership}
    if request.method != "POST":
        return render(request, "people/membership_remove.html", context)
    try:
        services.remove_role(
            membership_id=pk, jurisdiction=place, by=request.user, at=timezone.now()
        )
    except (AlreadyTaken, LastRole) as refusal:
        context["refusal"] = str(refusal)
        return render(request, "people/membership_remove.html", context, status=409)
    messages.success(request, _("The role is ended. It stays in the history."))
    return redirect("people-place", fips=place.code)


def _place(request: SignedRequest, fips: str) -> Jurisdiction:
    place = selectors.managed_place(request.user, code=fips)
    if place is None:
        raise Http404("You manage the people of no such place.")
    return place


def _invitation_form(
    request: SignedRequest, place: Jurisdiction, form: InvitationForm, status: int
) -> HttpResponse:
    context = {"place": place, "form": form}
    return render(request, "people/invitation_form.html", context, status=status)
