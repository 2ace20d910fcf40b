"""The operators' page: messages that agencies' servers did not take, to be sent again."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from portal.jurisdictions.requests import SignedRequest
from portal.webhooks import selectors, services
from portal.webhooks.errors import NotOpen
from portal.webhooks.states import Reason


@require_safe
def webhook_failures(request: SignedRequest) -> HttpResponse:
    """The messages that failed, in every place, without a word of what they say."""
    page = Paginator(selectors.failed_deliveries(), 100).get_page(request.GET.get("page"))
    for row in page:
        row["reason"] = Reason(row["problem"]).label
    return render(request, "webhooks/failures.html", {"page_obj": page})


@require_POST
def delivery_retry(request: SignedRequest, pk: UUID) -> HttpResponse:
    """Give a failed message its attempts back."""
    delivery = selectors.failed_delivery(pk=pk)
    if delivery is None:
        raise Http404("There is no such message.")
    try:
        again = services.send_again(delivery, by=request.user, at=timezone.now())
    except NotOpen as refusal:
        return render(request, "409.html", {"message": str(refusal)}, status=409)
    words = _("The message is sent again.") if again else _("This message had not failed.")
    messages.info(request, words)
    return redirect("webhook-failures")
