"""The page of one release, with the forms that it offers and the one that was sent wrongly."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.confirm_form import ConfirmForm
from portal.jurisdictions.access import may
from portal.jurisdictions.requests import SignedRequest
from reports.board import selectors
from reports.board.acts import ACTS, APPROVE, PREPARE, acts_open
from reports.calendar.selectors import early_readers_of
from reports.releases.models import Release
from reports.releases.states import Status
from reports.views.board_forms import OfficeForm, SignForm, WordsForm

ACKNOWLEDGE, GRANT = "acknowledge", "grant"
SIGNED = ("sign", "approve")
# From the check on a version keeps its number, and its files are what they will be.
SETTLED = (Status.CHECKED, Status.SIGNED, Status.APPROVED)


def wanted(number: int) -> Release:
    """The release that an address names.  Raises ``Http404``."""
    release = selectors.release_of(number)
    if release is None:
        raise Http404("There is no such release.")
    return release


def form_of(
    act: str, sent: QueryDict | None = None, *, code: str = "", manifest: str = ""
) -> forms.Form:
    """The form of an act; ``code`` is that of the warning that is acknowledged.

    ``manifest`` is that of the package on the page.
    """
    if act == ACKNOWLEDGE:
        prefix = f"{ACKNOWLEDGE}-{code}"
        return WordsForm(sent, prefix=prefix, label=_("What came of it? (10 to 1,000 characters)"))
    if act in SIGNED:
        return SignForm(sent, prefix=act, initial={"manifest": manifest})
    if ACTS[act].asks:
        return WordsForm(sent, prefix=act, label=ACTS[act].asks)
    return ConfirmForm(sent, prefix=act)


def page(
    request: SignedRequest, release: Release, *, sent: forms.Form | None = None, status: int = 200
) -> HttpResponse:
    """Show all of a release; ``sent`` takes the place of the form that it is."""
    standing, user = selectors.standing_of(release), request.user
    still = "still" in request.GET or sent is not None
    context: dict[str, Any] = {
        "standing": standing,
        "release": release,
        "still": still,
        # A page that is fetched anew would take away what is typed.
        "may_act": still or not standing.work.runs,
        "cancel": _cancel(standing, may_cancel=may(user, PREPARE)),
        "acts": [
            (act, _or(sent, form_of(act.key, manifest=release.manifest)))
            for act in acts_open(release, user)
        ],
        "warnings": list(_warnings(standing, sent, may_say=may(user, PREPARE))),
        "files": selectors.files_of(release),
        "steps": selectors.history_of(release),
        "readers": early_readers_of(quarter=release.quarter, version=release.version),
        "form": sent,
        "grant": None,
        "now": timezone.now(),
    }
    if release.status in SETTLED and may(user, APPROVE):
        context["grant"] = _or(sent, OfficeForm(prefix=GRANT))
    return render(request, "releases/detail.html", context, status=status)


def _cancel(standing: selectors.Standing, *, may_cancel: bool) -> str:
    """Where the form to cancel the work is sent to; '' where there is none."""
    if not (may_cancel and standing.work.can_be_canceled):
        return ""
    return reverse("release-cancel", args=[standing.release.pk])


def _warnings(
    standing: selectors.Standing, sent: forms.Form | None, *, may_say: bool
) -> Iterator[tuple[object, forms.Form | None]]:
    for item in standing.warnings:
        is_open = may_say and not item.acknowledged
        form = _or(sent, form_of(ACKNOWLEDGE, code=item.code)) if is_open else None
        yield item, form


def _or(sent: forms.Form | None, blank: forms.Form) -> forms.Form:
    return sent if sent is not None and sent.prefix == blank.prefix else blank
