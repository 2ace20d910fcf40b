"""Bookings: the list, one with its timeline, and a new one."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from matching import flow
from matching.bookings import selectors
from matching.bookings.models import Booking
from matching.custody.page import detainers_of_booking
from matching.outcome import outcomes_of, prints_of, state_of, timeline_of
from matching.progress import bar_of_booking
from matching.tasks import read_booking
from matching.views.forms import BookingForm
from matching.views.refusals import REFUSALS, code_of
from portal.jurisdictions.clock import in_zone_of
from portal.jurisdictions.requests import SignedRequest


@require_safe
def booking_list(request: SignedRequest) -> HttpResponse:
    """The bookings of one's jurisdictions."""
    rows = selectors.bookings_visible_to(request.user)
    page = Paginator(rows, 50).get_page(request.GET.get("page"))
    for booking in page:
        booking.state = _(state_of(booking).label)
    return render(request, "matching/booking_list.html", {"page_obj": page})


@require_safe
def booking_detail(request: SignedRequest, pk: UUID) -> HttpResponse:
    """One booking: what happened to it, step by step, and what came of it."""
    booking = _booking(request, pk)
    context = {
        "booking": booking,
        "person": selectors.person_of(booking),
        "charges": list(booking.charges.all()),
        "prints": prints_of(booking),
        "timeline": timeline_of(booking),
        "bar": bar_of_booking(booking),
        "still": "still" in request.GET,
        "outcomes": outcomes_of(booking),
        "detainers": detainers_of_booking(booking.pk, request.user),
    }
    return render(request, "matching/booking_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def booking_new(request: SignedRequest) -> HttpResponse:
    """Enter a booking; a refusal stands above the form that was sent."""
    if request.method != "POST":
        return _form(request, BookingForm(user=request.user), 200)
    form = BookingForm(request.POST, request.FILES, user=request.user)
    if not form.is_valid():
        return _form(request, form, 422)
    agency = form.cleaned_data["agency"]
    for name in ("booked_at", "arrested_at"):
        moment = form.cleaned_data[name]
        form.cleaned_data[name] = moment and in_zone_of(agency.jurisdiction, moment)
    try:
        booking, _new = flow.submit_booking(
            agency=agency,
            booking=form.booking(),
            source=Booking.Source.FORM,
            by=request.user,
            at=timezone.now(),
        )
    except REFUSALS as refusal:
        form.add_error(None, str(refusal))
        return _form(request, form, code_of(refusal))
    read_booking.ring_on_commit(job_id=booking.reading.pk, jurisdiction_id=booking.jurisdiction_id)
    return redirect("booking-detail", pk=booking.pk)


@require_safe
def booking_print(request: SignedRequest, pk: UUID, position: int) -> HttpResponse:
    """The image of one finger of a booking."""
    image = selectors.print_image(booking=_booking(request, pk), position=position)
    if image is None:
        raise Http404
    return HttpResponse(image, content_type="image/png", headers={"Cache-Control": "no-store"})


def _booking(request: SignedRequest, pk: UUID) -> Booking:
    booking = selectors.bookings_visible_to(request.user).filter(pk=pk).first()
    if booking is None:
        raise Http404("There is no such booking among yours.")
    return booking


def _form(request: SignedRequest, form: BookingForm, status: int) -> HttpResponse:
    context = {"form": form}
    return render(request, "matching/booking_form.html", context, status=status)
