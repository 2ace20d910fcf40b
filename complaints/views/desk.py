"""The investigators' pages: the complaints, and one of them."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from complaints import selectors
from portal.jurisdictions.requests import SignedRequest
from portal.worklists.keyset import Keyset

LATEST = Keyset("opened_at", newest_first=True)


@never_cache
@require_safe
def complaint_list(request: SignedRequest) -> HttpResponse:
    """Every complaint, the latest first."""
    rows = selectors.complaints_visible_to(request.user)
    page = LATEST.page(rows, after=request.GET.get("after", ""))
    return render(request, "complaints/complaint_list.html", {"page": page})


@never_cache
@require_safe
def complaint_detail(request: SignedRequest, pk: UUID) -> HttpResponse:
    """One complaint with its words."""
    complaint = selectors.complaints_visible_to(request.user).filter(pk=pk).first()
    if complaint is None:
        raise Http404("There is no complaint of this number.")
    context = {"complaint": complaint, "content": selectors.content_of(complaint)}
    return render(request, "complaints/complaint_detail.html", context)
