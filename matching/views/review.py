"""The examiner's pages: take the next pair, look, conclude."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from matching.positions import FINGERS
from matching.review import selectors, services
from matching.review.models import Verdict
from matching.review.selectors import Side
from matching.views.forms import ConclusionForm
from matching.views.overlay import marks_of
from matching.views.refusals import REFUSALS, code_of
from portal.jurisdictions.requests import SignedRequest
from portal.training.errors import Untrained


@require_http_methods(["GET", "HEAD", "POST"])
def review_next(request: SignedRequest) -> HttpResponse:
    """How many pairs wait, and a button that gives the next one."""
    if request.method == "POST":
        try:
            verdict = services.take_next(by=request.user, at=timezone.now())
        except Untrained as refusal:
            return render(request, "403.html", {"message": str(refusal)}, status=403)
        if verdict:
            return redirect("review-pair", pk=verdict.pk)
        messages.info(request, _("No pair waits for you."))
        return redirect("review-next")
    context = {
        "waiting": services.waiting_count(by=request.user),
        "holds": services.holds_pair(by=request.user),
    }
    return render(request, "matching/review_next.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def review_pair(request: SignedRequest, pk: UUID) -> HttpResponse:
    """Two sets of prints side by side, and the conclusion on them."""
    form = ConclusionForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                services.conclude(
                    verdict_id=pk, by=request.user, at=timezone.now(), **form.cleaned_data
                )
            except REFUSALS as refusal:
                form.add_error(None, str(refusal))
                status = code_of(refusal)
            else:
                messages.success(request, _("Your conclusion is recorded."))
                return redirect("review-next")
    verdict = selectors.open_pair_of(verdict_id=pk, by=request.user)
    if verdict is None and status == 409:
        return render(request, "409.html", {"message": form.non_field_errors()[0]}, status=status)
    if verdict is None:
        raise Http404("This pair is not open to you.")
    context = {"form": form, "pairs": _pairs(verdict), "verdict": verdict}
    return render(request, "matching/review_pair.html", context, status=status)


@require_safe
def review_print(request: SignedRequest, pk: UUID, side: str, position: int) -> HttpResponse:
    """The image of one print of one's open pair."""
    verdict = selectors.open_pair_of(verdict_id=pk, by=request.user)
    image = verdict and selectors.image_of(verdict=verdict, side=side, position=position)
    if not image:
        raise Http404
    return HttpResponse(image, content_type="image/png", headers={"Cache-Control": "no-store"})


def _pairs(verdict: Verdict) -> list[dict[str, object]]:
    return [
        {
            "position_label": FINGERS[pair.position],
            "probe": _side(verdict, "probe", pair.position, pair.probe),
            "candidate": _side(verdict, "candidate", pair.position, pair.candidate),
        }
        for pair in selectors.fingers_of(verdict)
    ]


def _side(verdict: Verdict, name: str, position: int, side: Side) -> dict[str, object]:
    url = reverse("review-print", args=[verdict.pk, name, position]) if side.has_image else ""
    return {
        "image_url": url,
        "width": side.template.width,
        "height": side.template.height,
        "minutiae": marks_of(side.template),
        "quality": side.quality,
    }
