"""The pages on which a place's people direct the messages to its agencies' servers."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.jurisdictions.requests import SignedRequest
from portal.webhooks import endpoints, selectors, services
from portal.webhooks.errors import CODES, AlreadyRegistered, NotOpen
from portal.webhooks.forms import EndpointForm
from portal.webhooks.managers import directs_any
from portal.webhooks.models import Endpoint

REFUSALS = tuple(CODES)


@require_safe
def webhook_list(request: SignedRequest) -> HttpResponse:
    """The endpoints that one directs."""
    if not directs_any(request.user):
        raise PermissionDenied("Your roles do not open this page.")
    page = Paginator(selectors.endpoints_of(request.user), 50).get_page(request.GET.get("page"))
    return render(request, "webhooks/endpoint_list.html", {"page_obj": page})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def webhook_new(request: SignedRequest) -> HttpResponse:
    """Register an endpoint; the answer shows its secret, this once."""
    if not directs_any(request.user):
        raise PermissionDenied("Your roles do not open this page.")
    form = EndpointForm(request.POST if request.method == "POST" else None, user=request.user)
    if request.method != "POST":
        return _form(request, form, 200)
    if not form.is_valid():
        return _form(request, form, 422)
    try:
        made, secret = endpoints.register(
            agency=form.cleaned_data["agency"],
            url=form.cleaned_data["url"],
            events=form.cleaned_data["events"],
            by=request.user,
            at=timezone.now(),
        )
    except AlreadyRegistered as refusal:
        form.add_error("url", str(refusal))
        return _form(request, form, 409)
    return _secret(request, made, secret)


@require_safe
def webhook_detail(request: SignedRequest, pk: UUID) -> HttpResponse:
    """One endpoint, and the last messages to it."""
    endpoint = _endpoint(request, pk)
    context = {
        "endpoint": endpoint,
        "now": timezone.now(),
        "deliveries": list(selectors.latest_deliveries(endpoint)),
    }
    return render(request, "webhooks/endpoint_detail.html", context)


@require_POST
def webhook_test(request: SignedRequest, pk: UUID) -> HttpResponse:
    """Send a message that tells of nothing."""
    return _do(request, pk, services.send_test, _("A test is on its way."))


@require_POST
def webhook_resume(request: SignedRequest, pk: UUID) -> HttpResponse:
    """Tell a disabled endpoint's server again."""
    return _do(request, pk, endpoints.resume, _("The endpoint is active again."))


@never_cache
@require_POST
def webhook_rotate(request: SignedRequest, pk: UUID) -> HttpResponse:
    """Make a new secret; the answer shows it, this once."""
    endpoint = _endpoint(request, pk)
    try:
        secret = endpoints.rotate(endpoint=endpoint, by=request.user, at=timezone.now())
    except NotOpen as refusal:
        return _refused(request, refusal)
    return _secret(request, endpoint, secret, rotated=True)


@require_http_methods(["GET", "HEAD", "POST"])
def webhook_stop(request: SignedRequest, pk: UUID) -> HttpResponse:
    """Ask once more, then tell the server nothing any more."""
    if request.method == "POST":
        return _do(request, pk, endpoints.stop, _("The endpoint is stopped."))
    context = {"endpoint": _endpoint(request, pk)}
    return render(request, "webhooks/endpoint_stop.html", context)


@require_POST
def delivery_again(request: SignedRequest, pk: UUID) -> HttpResponse:
    """Give a failed message its attempts back."""
    delivery = selectors.delivery_of(request.user, pk=pk)
    if delivery is None:
        raise Http404("There is no such message among yours.")
    try:
        again = services.send_again(delivery, by=request.user, at=timezone.now())
    except NotOpen as refusal:
        return _refused(request, refusal)
    words = _("The message is sent again.") if again else _("This message had not failed.")
    messages.info(request, words)
    return redirect("webhook-detail", pk=delivery.endpoint_id)


def _do(request: SignedRequest, pk: UUID, act: Callable[..., object], done: str) -> HttpResponse:
    endpoint = _endpoint(request, pk)
    try:
        act(endpoint=endpoint, by=request.user, at=timezone.now())
    except REFUSALS as refusal:
        return _refused(request, refusal)
    messages.success(request, done)
    return redirect("webhook-detail", pk=endpoint.pk)


def _endpoint(request: SignedRequest, pk: UUID) -> Endpoint:
    endpoint = selectors.endpoint_of(request.user, pk=pk)
    if endpoint is None:
        raise Http404("There is no such endpoint among yours.")
    return endpoint


def _form(request: SignedRequest, form: EndpointForm, status: int) -> HttpResponse:
    return render(request, "webhooks/endpoint_form.html", {"form": form}, status=status)


def _secret(
    request: SignedRequest, endpoint: Endpoint, secret: str, *, rotated: bool = False
) -> HttpResponse:
    context = {"endpoint": endpoint, "secret": secret, "rotated": rotated}
    return render(request, "webhooks/secret.html", context)


def _refused(request: SignedRequest, refusal: Exception) -> HttpResponse:
    context = {"message": str(refusal)}
    return render(request, "409.html", context, status=CODES[type(refusal)])
