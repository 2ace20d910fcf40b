"""Places flagged for review: what the public reads of them, and the inquiries of the desk."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.jurisdictions.access import may
from portal.jurisdictions.requests import SignedRequest
from reports.committee.outliers.doing import acts_open
from reports.committee.outliers.selectors import inquiries, inquiry_of, note_on, notes
from reports.committee.seats.models import Term
from reports.committee.seats.selectors import term_of
from reports.committee.seats.states import RUN
from reports.views.committee_outliers_forms import InquiryFilterForm

PAGE = 50


@require_safe
def note_list(request: HttpRequest) -> HttpResponse:
    """What came of the inquiries that are over, for everybody."""
    page = Paginator(notes(), PAGE).get_page(request.GET.get("page"))
    return render(request, "committee/inquiry_notes.html", {"page_obj": page})


@require_safe
def note_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One of them, at its own address."""
    note = note_on(pk)
    if note is None:
        raise Http404("No inquiry of this number is over.")
    return render(request, "committee/inquiry_noted.html", {"note": note})


@never_cache
@require_safe
def inquiry_list(request: SignedRequest) -> HttpResponse:
    """The inquiries that the reader need not keep away from."""
    term = bound(request)
    form = InquiryFilterForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    found = inquiries(term=term, **chosen)
    context = {
        "form": form,
        "page_obj": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "may_run": may(request.user, RUN),
        "now": timezone.now(),
    }
    return render(request, "committee/inquiry_list.html", context)


@never_cache
@require_safe
def inquiry_detail(request: SignedRequest, pk: UUID) -> HttpResponse:
    """One inquiry: the flag, the question, the reply, the note, and what can be done now."""
    inquiry = inquiry_of(pk, term=bound(request))
    if inquiry is None:
        raise Http404("There is no such inquiry.")
    context = {
        "inquiry": inquiry,
        "acts": acts_open(inquiry, request.user),
        "now": timezone.now(),
    }
    return render(request, "committee/inquiry_detail.html", context)


def bound(request: SignedRequest) -> Term | None:
    """The reader's term, None for the secretariat alone; refuses a role without a seat."""
    term = term_of(request.user, at=timezone.now())
    if term is None and not may(request.user, RUN):
        raise PermissionDenied(_("You do not sit on the committee today."))
    return term
