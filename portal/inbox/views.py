"""A person's inbox: what came, what of it is read, and how they want to be told."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.inbox import preferring, selectors, services
from portal.inbox.forms import KindForm, PreferenceForm
from portal.jurisdictions.requests import SignedRequest


class ReadForm(forms.Form):
    """Which piece of news was read, or all that came until the page was shown."""

    one = forms.UUIDField(required=False)
    until = forms.DateTimeField(required=False)

    def clean(self) -> dict[str, object]:
        """One of both is named."""
        given = super().clean() or {}
        if not self.errors and not (given.get("one") or given.get("until")):
            raise forms.ValidationError(_("Say what you read."))
        return given


@never_cache
@require_safe
def inbox(request: SignedRequest) -> HttpResponse:
    """What came, unread first, narrowed to a kind and from a key on."""
    form = KindForm(request.GET)
    kind = form.cleaned_data["kind"] if form.is_valid() else ""
    shown = selectors.inbox_of(
        request.user,
        kind=kind,
        after=request.GET.get("after", ""),
        read_after=request.GET.get("read_after", ""),
    )
    now = timezone.now()
    context = {"form": form, "kind": kind, "inbox": shown, "unread": shown.count, "now": now}
    return render(request, "inbox/inbox.html", context, status=200 if form.is_valid() else 422)


@require_POST
def read(request: SignedRequest) -> HttpResponse:
    """Mark one piece of news as read, or all that the page showed."""
    form, kinds = ReadForm(request.POST), KindForm(request.POST)
    if not (form.is_valid() and kinds.is_valid()):
        context = {"message": _("What was sent names no news. Go back to your inbox.")}
        return render(request, "inbox/refused.html", context, status=422)
    kind, one = kinds.cleaned_data["kind"], form.cleaned_data["one"]
    if one:
        return _read_one(request, one, kind)
    until, now = form.cleaned_data["until"], timezone.now()
    count = services.mark_all_read(kind=kind, until=until, by=request.user, at=now)
    words = ngettext("%(count)s marked as read.", "%(count)s marked as read.", count)
    messages.success(request, words % {"count": count})
    return _back(kind)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: SignedRequest) -> HttpResponse:
    """Choose how often letters come, and in which language."""
    form = PreferenceForm(
        request.POST if request.method == "POST" else None,
        preferences=selectors.preferences_of(request.user),
        reader=selectors.reader_of(request.user),
    )
    if request.method == "POST" and form.is_valid():
        preferring.prefer(**form.asked, by=request.user, at=timezone.now())
        messages.success(request, _("Your choices are kept."))
        return redirect("inbox-preferences")
    status = 422 if request.method == "POST" else 200
    return render(request, "inbox/preferences.html", {"form": form}, status=status)


def _read_one(request: SignedRequest, one: UUID, kind: str) -> HttpResponse:
    if not services.mark_read(notification_id=one, by=request.user, at=timezone.now()):
        messages.info(request, _("This was read already, or is no news of yours."))
    return _back(kind)


def _back(kind: str) -> HttpResponse:
    query = f"?{urlencode({'kind': kind})}" if kind else ""
    return redirect(reverse("inbox") + query)
