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

from matching.casework.lists import EVERYTHING, WORKLISTS, Worklist, first_rows
from matching.casework.people import workers
from matching.status import services
from matching.views import kept_filters
from matching.views.attempts import refused
from matching.views.refusals import REFUSALS
from portal.jurisdictions.access import may
from portal.jurisdictions.requests import SignedRequest
from portal.worklists.lists import Asked


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
        "heads": first_rows(request.user),
        "others": EVERYTHING,
        "may_take": may(request.user, "work_status"),
        "now": timezone.now(),
    }
    return render(request, "casework/home.html", context)


@require_safe
def worklist(request: SignedRequest, key: str) -> HttpResponse:
    """One list, narrowed and from a key on."""
    asked = _asked(request, key)
    page = asked.page(after=request.GET.get("after", ""))
    assigns = asked.worklist.kind == "cases" and may(request.user, "supervise_case")
    context = {
        "worklist": asked.worklist,
        "form": asked.form,
        "page": page,
        "query": asked.query,
        "now": timezone.now(),
        "assign": AssignForm() if assigns and page.rows else None,
        **kept_filters.kept_and_keep(asked),
    }
    return render(request, "casework/list.html", context)


@require_safe
def worklist_csv(request: SignedRequest, key: str) -> HttpResponse:
    """One list, narrowed, as a file."""
    headers = {
        "Content-Disposition": f'attachment; filename="{key}.csv"',
        "Cache-Control": "no-store",
    }
    content = _asked(request, key).csv()
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)


@require_POST
def worklist_keep(request: SignedRequest, key: str) -> HttpResponse:
    """Keep the filter that the list is shown with."""
    asked = _asked(request, key)
    return kept_filters.keep(request, asked, _address(asked))


@require_POST
def worklist_drop(request: SignedRequest, key: str, number: int) -> HttpResponse:
    """Drop a filter of one's own."""
    return kept_filters.drop(request, number, reverse("worklist", args=[_list(key).key]))


@require_POST
def worklist_assign(request: SignedRequest, key: str) -> HttpResponse:
    """Give the checked cases to somebody; each one refused is named."""
    asked = _asked(request, key)
    form = AssignForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Check at least one case, and choose who is to have it."))
        return redirect(_address(asked))
    try:
        done = services.assign_cases(
            case_ids=form.cleaned_data["cases"],
            to=form.cleaned_data["to"],
            by=request.user,
            at=timezone.now(),
        )
    except REFUSALS as refusal:
        return refused(request, refusal)
    _tell(request, done)
    return redirect(_address(asked))


@require_POST
def worklist_take(request: SignedRequest) -> HttpResponse:
    """Take the open case that has waited longest."""
    try:
        case = services.take_case(by=request.user, at=timezone.now())
    except REFUSALS as refusal:
        return refused(request, refusal)
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


def _asked(request: SignedRequest, key: str) -> Asked:
    return _list(key).asked(request.GET, request.user)


def _list(key: str) -> Worklist:
    if key not in WORKLISTS:
        raise Http404("There is no such list.")
    return WORKLISTS[key]


def _address(asked: Asked) -> str:
    return f"{reverse('worklist', args=[asked.worklist.key])}?{asked.query}"


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
