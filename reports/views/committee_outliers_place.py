"""What an agency sees of the inquiries about it, and its reply."""

from functools import partial
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.jurisdictions.access import rights_held
from portal.jurisdictions.requests import SignedRequest
from reports.committee.outliers.refusals import REFUSALS, code_of
from reports.committee.outliers.selectors import inquiries_for, inquiry_for, reply_to
from reports.committee.outliers.services import reply
from reports.committee.outliers.states import ANSWERS, Status
from reports.views.answering import answer, sent_in
from reports.views.committee_outliers_forms import ReplyForm

PAGE = 50


@never_cache
@require_safe
def inquiry_mine(request: SignedRequest) -> HttpResponse:
    """The inquiries about the places that one answers for."""
    if ANSWERS not in rights_held(request.user):
        raise PermissionDenied("Your roles do not open this page.")
    page = Paginator(inquiries_for(request.user), PAGE).get_page(request.GET.get("page"))
    context = {"page_obj": page, "now": timezone.now()}
    return render(request, "committee/inquiry_mine.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def inquiry_reply(request: SignedRequest, pk: UUID) -> HttpResponse:
    """One inquiry with its question, and the reply or the form for it."""
    inquiry = inquiry_for(request.user, pk)
    if inquiry is None:
        raise Http404("No inquiry of your places has this number.")
    at = timezone.now()
    waits = inquiry.status == Status.ASKED and inquiry.due_at is not None and at < inquiry.due_at
    return answer(
        request,
        "committee/inquiry_reply.html",
        ReplyForm(sent_in(request)),
        partial(reply, inquiry_id=pk, by=request.user, at=at),
        onward=lambda _done: reverse("inquiry-reply", args=[pk]),
        refusals=REFUSALS,
        code_of=code_of,
        context={"inquiry": inquiry, "reply": reply_to(inquiry), "waits": waits},
        said=_("Your reply is on record."),
    )
