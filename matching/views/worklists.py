"""The program's worklists: one's own work, each list with its filters, what is done to many."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from matching.casework.asked import Asked, first_rows
from matching.casework.lists import EVERYTHING, WORKLISTS, Worklist
from matching.casework.people import workers
from matching.status import services
from matching.views.refusals import REFUSALS, code_of
from portal.jurisdictions.access import may
from portal.jurisdictions.requests import SignedRequest
from portal.worklists.selectors import filters_of
from portal.worklists.services import TooMany, drop_filter, keep_filter


class KeepForm(forms.Form):
    """The name under which a filter is kept."""

    name = forms.CharField(label=gettext_lazy("Keep this filter as"), max_length=60)


class AssignForm(forms.Form):
    """Cases that were checked, and who is to have them."""

    to: forms.ModelChoiceField = forms.ModelChoiceField(
        queryset=None, label=gettext_lazy("Give the checked cases to")
    )
    cases = forms.TypedMultipleChoiceField(coerce=UUID, required=True)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["to"].queryset = workers()  # type: ignore[attr-defined]
        sent = self.data.getlist("cases") if self.is_bound else []  # type: ignore[attr-defined]
        self.fields["cases"].choices = [(one, one) for one in sent if _is_id(one)]  # type: ignore[attr-defined]


@require_safe
def worklist_home(request: SignedRequest) -> HttpResponse:
    """The head of each list that is one's own work."""
    context = {
        "heads": first_rows(request.user, at=timezone.now()),
        "others": EVERYTHING,
        "may_take": may(request.user, "work_status"),
        "now": timezone.now(),
    }
    return render(request, "casework/home.html", context)


@require_safe
def worklist(request: SignedRequest, key: str) -> HttpResponse:
    """One list, narrowed and from a key on."""
    asked = Asked.of(_list(key), request.GET, request.user)
    page = asked.page(after=request.GET.get("after", ""), at=timezone.now())
    assigns = asked.worklist.kind == "cases" and may(request.user, "supervise_case")
    context = {
        "worklist": asked.worklist,
        "form": asked.form,
        "page": page,
        "query": asked.form.as_query(),
        "kept": filters_of(request.user, worklist=key),
        "keep": KeepForm(),
        "assign": AssignForm() if assigns and page.rows else None,
    }
    return render(request, "casework/list.html", context)


@require_safe
def worklist_csv(request: SignedRequest, key: str) -> HttpResponse:
    """One list, narrowed, as a file."""
    asked = Asked.of(_list(key), request.GET, request.user)
    headers = {
        "Content-Disposition": f'attachment; filename="{key}.csv"',
        "Cache-Control": "no-store",
    }
    return HttpResponse(asked.csv(), content_type="text/csv; charset=utf-8", headers=headers)


@require_POST
def worklist_keep(request: SignedRequest, key: str) -> HttpResponse:
    """Keep the filter that the list is shown with."""
    asked = Asked.of(_list(key), request.GET, request.user)
    form = KeepForm(request.POST)
    if not form.is_valid() or not asked.form.is_valid():
        messages.error(request, _("Give the filter a name; its fields must be valid."))
        return redirect(_address(key, asked))
    try:
        keep_filter(
            worklist=key,
            name=form.cleaned_data["name"],
            query=asked.form.as_query(),
            by=request.user,
        )
    except TooMany as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The filter is kept."))
    return redirect(_address(key, asked))


@require_POST
def worklist_drop(request: SignedRequest, key: str, number: int) -> HttpResponse:
    """Drop a filter of one's own."""
    if not drop_filter(filter_id=number, by=request.user):
        raise Http404("You keep no such filter.")
    messages.success(request, _("The filter is dropped."))
    return redirect("worklist", key=_list(key).key)


@require_POST
def worklist_assign(request: SignedRequest, key: str) -> HttpResponse:
    """Give the checked cases to somebody; each one refused is named."""
    asked = Asked.of(_list(key), request.GET, request.user)
    form = AssignForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Check at least one case, and choose who is to have it."))
        return redirect(_address(key, asked))
    try:
        done = services.assign_cases(
            case_ids=form.cleaned_data["cases"],
            to=form.cleaned_data["to"],
            by=request.user,
            at=timezone.now(),
        )
    except REFUSALS as refusal:
        context = {"message": str(refusal)}
        return render(request, "casework/refused.html", context, status=code_of(refusal))
    _tell(request, done)
    return redirect(_address(key, asked))


@require_POST
def worklist_take(request: SignedRequest) -> HttpResponse:
    """Take the open case that has waited longest."""
    try:
        case = services.take_case(by=request.user, at=timezone.now())
    except REFUSALS as refusal:
        context = {"message": str(refusal)}
        return render(request, "casework/refused.html", context, status=code_of(refusal))
    if case is None:
        messages.info(request, _("No case waits for you."))
        return redirect("worklist-home")
    return redirect("case-detail", pk=case.pk)


def _tell(request: SignedRequest, done: services.Assigned) -> None:
    if count := len(done.given):
        words = ngettext("%(count)s case is given.", "%(count)s cases are given.", count)
        messages.success(request, words % {"count": count})
    for pk, why in done.refused.items():
        messages.warning(request, f"{str(pk)[:8]}: {why}")


def _list(key: str) -> Worklist:
    if key not in WORKLISTS:
        raise Http404("There is no such list.")
    return WORKLISTS[key]


def _address(key: str, asked: Asked) -> str:
    query = asked.form.as_query() if asked.form.is_valid() else ""
    return f"{reverse('worklist', args=[key])}?{query}"


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
