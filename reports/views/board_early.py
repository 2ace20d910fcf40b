"""Who may see a release early: given and ended by the head of statistics."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from portal.jurisdictions.requests import SignedRequest
from reports.calendar.early import grant_access, revoke_access
from reports.views.board_forms import OfficeForm
from reports.views.board_page import GRANT, page, wanted
from reports.views.board_refusals import REFUSALS, refused


@never_cache
@require_POST
def release_early(request: SignedRequest, number: int) -> HttpResponse:
    """Give an office access; the answer shows its token, this once."""
    release = wanted(number)
    form = OfficeForm(request.POST, prefix=GRANT)
    if not form.is_valid():
        return page(request, release, sent=form, status=422)
    try:
        token = grant_access(
            quarter=release.quarter,
            version=release.version,
            day=release.day,
            by=request.user,
            at=timezone.now(),
            **form.cleaned_data,
        )
    except REFUSALS as refusal:
        return refused(request, refusal, number)
    context = {"release": release, "office": form.cleaned_data["office"], "token": token}
    return render(request, "releases/token.html", context)


@never_cache
@require_POST
def release_early_end(request: SignedRequest, number: int, reader: int) -> HttpResponse:
    """End an office's access."""
    release = wanted(number)
    try:
        ended = revoke_access(reader_id=reader, by=request.user, at=timezone.now())
    except REFUSALS as refusal:
        return refused(request, refusal, number)
    words = _("The access has ended.") if ended else _("The access had ended before.")
    messages.info(request, words)
    return redirect("release-detail", number=release.pk)
