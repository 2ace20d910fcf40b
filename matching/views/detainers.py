"""A place's own pages of detainers: what is due, the lists, one detainer and the acts on it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from matching.bookings.selectors import person_of
from matching.custody import page
from matching.custody.acts import ACTS, acts_open
from matching.custody.lists import EVERYTHING, LISTS, first_rows
from matching.detainers import papers
from matching.detainers.in_force import offer_for
from matching.detainers.models import Detainer
from matching.detainers.states import OPEN
from matching.holds.selectors import clock_of_booking
from matching.views import kept_filters
from matching.views.attempts import attempt, refused
from matching.views.detainer_forms import Doing, form_of, run
from matching.views.refusals import REFUSALS
from portal.jurisdictions.requests import SignedRequest
from portal.worklists.lists import Asked


@require_safe
def detainer_home(request: SignedRequest) -> HttpResponse:
    """The head of each list of what is due."""
    context = {
        "heads": first_rows(request.user),
        "others": EVERYTHING,
        "now": timezone.now(),
        "still": "still" in request.GET,
    }
    return render(request, "detainers/home.html", context)


@require_safe
def detainer_list(request: SignedRequest, key: str) -> HttpResponse:
    """One list, narrowed and from a key on."""
    asked = _asked(request, key)
    context = {
        "list": asked.worklist,
        "form": asked.form,
        "page": asked.page(after=request.GET.get("after", "")),
        "query": asked.query,
        "now": timezone.now(),
        "still": "still" in request.GET,
        **kept_filters.kept_and_keep(asked),
    }
    return render(request, "detainers/list.html", context)


@require_safe
def detainer_csv(request: SignedRequest, key: str) -> HttpResponse:
    """One list, narrowed, as a file."""
    headers = {
        "Content-Disposition": f'attachment; filename="detainers-{key}.csv"',
        "Cache-Control": "no-store",
    }
    content = _asked(request, key).csv()
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)


@require_POST
def detainer_keep(request: SignedRequest, key: str) -> HttpResponse:
    """Keep the filter that a list is shown with."""
    asked = _asked(request, key)
    query = asked.query if asked.form.is_valid() else ""
    return kept_filters.keep(request, asked, f"{reverse('detainer-list', args=[key])}?{query}")


@require_POST
def detainer_drop(request: SignedRequest, key: str, number: int) -> HttpResponse:
    """Drop a filter of one's own."""
    address = reverse("detainer-list", args=[_asked(request, key).worklist.key])
    return kept_filters.drop(request, number, address)


@require_safe
def detainer_detail(request: SignedRequest, pk: UUID) -> HttpResponse:
    """One detainer: what it asks, what the agency answered, and everything that happened."""
    detainer, now = _found(request, pk), timezone.now()
    answers, claims = page.answers_to(detainer), page.claims_about(detainer)
    context = {
        "detainer": detainer,
        "person": person_of(detainer.booking),
        "requests": page.requests_of(detainer),
        "ground": page.ground_of(detainer),
        "standing": answers[0] if answers else None,
        "offer": offer_for(detainer, now),
        "stops": [one for one in claims if not one.outcome],
        "clock": clock_of_booking(detainer.booking_id),
        "acts": acts_open(detainer, request.user),
        "timeline": page.timeline_of(detainer, answers=answers, claims=claims, at=now),
        "is_open": detainer.status in OPEN,
        "now": now,
        "still": "still" in request.GET,
    }
    return render(request, "detainers/detail.html", context)


@require_safe
def detainer_paper(request: SignedRequest, pk: UUID) -> HttpResponse:
    """The paper of a detainer, to be kept and to be given to the person."""
    detainer = _found(request, pk)
    try:
        paper = papers.paper_of(detainer)
    except REFUSALS as refusal:
        back = reverse("detainer-detail", args=[pk])
        return refused(request, refusal, back=back, label=_("Back to the detainer"))
    headers = {
        "Content-Disposition": f'inline; filename="{detainer.number}.pdf"',
        "Cache-Control": "no-store",
    }
    return HttpResponse(paper, content_type="application/pdf", headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
def detainer_act(request: SignedRequest, pk: UUID, act: str) -> HttpResponse:
    """One act of the agency: its form, and doing it."""
    if act not in ACTS:
        raise Http404("There is no such act.")
    sent = request.POST if request.method == "POST" else None
    doing = Doing(_found(request, pk), request.user, timezone.now(), sent)
    form = form_of(act, doing)
    status = 200
    if sent is not None:
        status = attempt(form, lambda: run(act, doing, form.cleaned_data))
        if status == 200:
            messages.success(request, _("This is on record."))
            return redirect("detainer-detail", pk=pk)
    context = {
        "detainer": doing.detainer,
        "act": ACTS[act],
        "form": form,
        "offer": offer_for(doing.detainer, doing.at) if act == "answer" else None,
    }
    return render(request, "detainers/act.html", context, status=status)


def _found(request: SignedRequest, pk: UUID) -> Detainer:
    detainer = page.detainer_visible_to(request.user, pk)
    if detainer is None:
        raise Http404("No detainer of your places has this number.")
    return detainer


def _asked(request: SignedRequest, key: str) -> Asked:
    if key not in LISTS:
        raise Http404("There is no such list.")
    return LISTS[key].asked(request.GET, request.user)
