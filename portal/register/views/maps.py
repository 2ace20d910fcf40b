"""The national map: a page with the same rows as a table, and its picture."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from portal.register.atlas import AtlasMissing
from portal.register.drawing import POLICY
from portal.register.forms import MomentForm
from portal.register.maps import map_at, picture_at
from portal.register.moments import Moment


@gzip_page
@require_safe
def jurisdiction_map(request: HttpRequest) -> HttpResponse:
    """The counties by flow as a picture and as a table by state."""
    form = MomentForm(request.GET)
    form.is_valid()
    if form.is_lost:
        return render(request, "register/jurisdiction_map.html", {"form": form}, status=400)
    moment = form.moment or Moment(instant=timezone.now())
    context = {"form": form, "moment": moment, "asked": form.moment, "map": map_at(moment=moment)}
    return render(request, "register/jurisdiction_map.html", context)


@gzip_page
@require_safe
def jurisdiction_picture(request: HttpRequest) -> HttpResponse:
    """The map as SVG; who has it already is told so."""
    form = MomentForm(request.GET)
    if not form.is_valid():
        raise Http404("There is no such time.")
    try:
        found = picture_at(moment=form.moment or Moment(instant=timezone.now()))
    except AtlasMissing as reason:
        raise Http404(str(reason)) from None
    answer = HttpResponse(
        found.svg,
        content_type="image/svg+xml",
        headers={"Content-Security-Policy": POLICY, "ETag": found.etag},
    )
    patch_cache_control(answer, public=True, max_age=60)
    return get_conditional_response(request, etag=found.etag, response=answer) or answer
