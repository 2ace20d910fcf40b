"""Filters that people keep of their lists, at whichever desk."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.jurisdictions.requests import SignedRequest
from portal.worklists.lists import Asked
from portal.worklists.selectors import filters_of
from portal.worklists.services import TooMany, drop_filter, keep_filter


class KeepForm(forms.Form):
    """The name under which a filter is kept."""

    name = forms.CharField(label=gettext_lazy("Keep this filter as"), max_length=60)


def kept_and_keep(asked: Asked) -> dict[str, object]:
    """What a list's page shows of kept filters: those there are, and a form for one more."""
    kept = filters_of(asked.user, worklist=asked.worklist.kept_as)
    return {"kept": kept, "keep": KeepForm()}


def keep(request: SignedRequest, asked: Asked, address: str) -> HttpResponse:
    """Keep the filter that a list is shown with, and go back to ``address``."""
    form = KeepForm(request.POST)
    if not form.is_valid() or not asked.form.is_valid():
        messages.error(request, _("Give the filter a name; its fields must be valid."))
        return redirect(address)
    try:
        keep_filter(
            worklist=asked.worklist.kept_as,
            name=form.cleaned_data["name"],
            query=asked.query,
            by=request.user,
        )
    except TooMany as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The filter is kept."))
    return redirect(address)


def drop(request: SignedRequest, number: int, address: str) -> HttpResponse:
    """Drop a filter of one's own, and go back to ``address``."""
    if not drop_filter(filter_id=number, by=request.user):
        raise Http404("You keep no such filter.")
    messages.success(request, _("The filter is dropped."))
    return redirect(address)
