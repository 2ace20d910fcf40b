"""The desk of those who work on complaints: its lists, and one complaint."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from complaints import selectors
from complaints.casework.lists import LISTS
from complaints.casework.page import page_of
from complaints.views.filing_summary import told_of
from matching.views import kept_filters
from portal.jurisdictions.requests import SignedRequest
from portal.worklists.lists import Asked


@never_cache
@require_safe
def complaint_list(request: SignedRequest, key: str = "all") -> HttpResponse:
    """One list, narrowed and from a key on."""
    asked = _asked(request, key)
    context = {
        "lists": LISTS.values(),
        "worklist": asked.worklist,
        "form": asked.form,
        "page": asked.page(after=request.GET.get("after", "")),
        "query": asked.query,
        "now": timezone.now(),
        **kept_filters.kept_and_keep(asked),
    }
    return render(request, "complaints/complaint_list.html", context)


@never_cache
@require_safe
def complaint_csv(request: SignedRequest, key: str) -> HttpResponse:
    """One list, narrowed, as a file."""
    headers = {"Content-Disposition": f'attachment; filename="complaints-{key}.csv"'}
    content = _asked(request, key).csv()
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)


@require_POST
def complaint_keep(request: SignedRequest, key: str) -> HttpResponse:
    """Keep the filter that the list is shown with."""
    asked = _asked(request, key)
    return kept_filters.keep(request, asked, f"{_address(key)}?{asked.query}")


@require_POST
def complaint_drop(request: SignedRequest, key: str, number: int) -> HttpResponse:
    """Drop a filter of one's own."""
    return kept_filters.drop(request, number, _address(_asked(request, key).worklist.key))


@never_cache
@require_safe
def complaint_detail(request: SignedRequest, pk: UUID) -> HttpResponse:
    """One complaint with its words, where it stands, and what can be done."""
    complaint = selectors.complaints_visible_to(request.user).filter(pk=pk).first()
    if complaint is None:
        raise Http404("There is no complaint of this number.")
    context = page_of(complaint, request.user, at=timezone.now())
    context["told"] = told_of(context["content"])
    return render(request, "complaints/complaint_detail.html", context)


def _asked(request: SignedRequest, key: str) -> Asked:
    if key not in LISTS:
        raise Http404("There is no such list.")
    return LISTS[key].asked(request.GET, request.user)


def _address(key: str) -> str:
    return reverse("complaint-worklist", args=[key])
