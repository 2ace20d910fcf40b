"""One act on many complaints: choose them, choose the act, see what it would do, do it."""

from dataclasses import replace
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from complaints.bulk.services import MOST, run_act, run_of, try_act
from complaints.casework.lists import LISTS
from complaints.views.bulk_forms import ACTS, BulkForm, reasons
from portal.accounts.models import User
from portal.jurisdictions.requests import SignedRequest


@never_cache
@require_POST
def complaint_bulk(request: SignedRequest) -> HttpResponse:
    """The steps before the act, which carry what was chosen; and the act."""
    sent = request.POST
    chosen = _all_of_list(sent, request.user) if "all" in sent else _ids(sent.getlist("pick"))
    form = BulkForm(sent if "do" in sent else None)
    context: dict[str, object] = {"form": form, "chosen": chosen}
    if "do" not in sent or not form.is_valid():
        return render(request, "complaints/bulk.html", context, status=422 if form.errors else 200)
    asked = {
        "ids": chosen,
        "act": form.cleaned_data["act"],
        "given": form.given,
        "by": request.user,
        "at": timezone.now(),
    }
    (run_id,) = _ids([sent.get("run", "")]) or [uuid4()]
    if sent["do"] == "run":
        run_act(run_id=run_id, **asked)
        return redirect("complaint-bulk-done", pk=run_id)
    tried = try_act(**asked)
    context |= {"run": run_id, "tried": tried, "reasons": reasons(tried.refused)}
    return render(request, "complaints/bulk.html", context)


@never_cache
@require_safe
def complaint_bulk_done(request: SignedRequest, pk: UUID) -> HttpResponse:
    """What came of it, for whoever did it."""
    run = run_of(request.user, pk)
    if run is None:
        raise Http404("You did no such thing.")
    context = {"run": run, "title": dict(ACTS)[run.act], "reasons": reasons(run.refused)}
    return render(request, "complaints/bulk_done.html", context)


def _all_of_list(sent: QueryDict, user: User) -> list[UUID]:
    """The complaints of a list as it was narrowed, as many as are done at once."""
    worklist = LISTS.get(sent.get("list", ""))
    if worklist is None:
        raise Http404("There is no such list.")
    long = replace(worklist, order=replace(worklist.order, size=MOST))
    page = long.asked(QueryDict(sent.get("query", "")), user).page(after="")
    return list(dict.fromkeys(getattr(row, "complaint_id", row.pk) for row in page.rows))


def _ids(texts: list[str]) -> list[UUID]:
    """The ids among what was sent; what is none is left out."""
    found = []
    for text in texts[:MOST]:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found
