"""The pages on which anybody files a complaint: one question each, and no account.

Nothing of it stands in an address, in a cookie or in a cache; the draft is sealed, and gone 30
minutes after the last answer.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from complaints.filing import drafts
from complaints.filing.drafts import Draft
from complaints.filing.questions import (
    CHECK,
    TITLES,
    Answers,
    answered,
    lacks,
    next_page,
    page_after,
    page_before,
    pages_of,
)
from complaints.filing.resuming import save_for_later
from complaints.filing.slowing import TooManyAtOnce, let_save
from complaints.views.filing_fields import PageForm
from complaints.views.filing_forms import FORMS
from complaints.views.filing_people import without
from complaints.views.filing_summary import consent_of

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])
Given = ParamSpec("Given")
# What is put aside was not looked at yet: it is kept a little longer than a page takes it.
MOST_TYPED, MOST_CHOSEN = 10_000, 50


def with_draft(
    view: Callable[Concatenate[HttpRequest, Draft, Given], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Given], HttpResponse]:
    """Give a view the draft of this browser, or lead to the beginning."""

    @wraps(view)
    @sensitive_post_parameters()
    @never_cache
    @GET_OR_POST
    def guarded(request: HttpRequest, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponse:
        draft = drafts.present(request.session, at=timezone.now())
        if draft is None:
            return redirect(f"{reverse('complaint-new')}?gone")
        return view(request, draft, *args, **kwargs)

    return guarded


def language() -> str:
    """The code of the language that the page speaks."""
    return get_language() or settings.LANGUAGE_CODE


def page_url(page: str) -> str:
    """Where a page of the form is found."""
    return reverse("complaint-check") if page == CHECK else reverse("complaint-step", args=[page])


@sensitive_post_parameters()
@never_cache
@GET_OR_POST
def start(request: HttpRequest) -> HttpResponse:
    """What this is and what happens; a draft begins with the button."""
    now = timezone.now()
    draft = drafts.present(request.session, at=now)
    if request.method == "POST":
        drafts.begin(request.session, at=now)
        return redirect(page_url(next_page({})))
    onward = page_url(next_page(draft.answers)) if draft and draft.answers else ""
    context = {"onward": onward, "gone": "gone" in request.GET}
    return render(request, "complain/start.html", context)


@with_draft
def question(request: HttpRequest, draft: Draft, step: str) -> HttpResponse:
    """One question: shown, answered, left for later, or turned to another language."""
    if step not in TITLES:
        raise Http404("There is no such question.")
    if draft.filed:
        return redirect("complaint-receipt")
    if step not in pages_of(draft.answers):
        return redirect(page_url(next_page(draft.answers)))
    if request.method != "POST":
        return _shown(request, draft, step, _form(draft, step))
    posted = request.POST
    if "language" in posted or "later" in posted:
        return _put_aside(request, draft, step)
    if "drop" in posted:
        return _drop(request, draft, step)
    form = FORMS[step](posted, answers=draft.answers)
    if "search" in posted:
        return _shown(request, draft, step, _searched(form))
    if not form.is_valid():
        return _shown(request, draft, step, form, status=422)
    answers = answered(draft.answers, step, form.answer())
    typed = {page: given for page, given in draft.typed.items() if page != step}
    drafts.keep(draft, at=timezone.now(), answers=answers, typed=typed)
    return redirect(_onward(request, answers, step))


def _form(draft: Draft, step: str) -> PageForm:
    known = draft.typed.get(step) or draft.answers.get(step, {})
    return FORMS[step](answers=draft.answers, initial=dict(known))


def _searched(form: PageForm) -> PageForm:
    """The same page with what was found, and no complaint that nothing is chosen yet."""
    known = {name: form.data.get(name, "").replace("\0", "") for name in ("q", "place")}
    return type(form)(answers=form.answers, initial=known)


def _onward(request: HttpRequest, answers: Answers, step: str) -> str:
    """Back to the check of all answers, by way of the questions that are new, or to the next."""
    if "another" in request.POST:
        return page_url(step)
    if "back" in request.GET:
        missing = lacks(answers)
        return f"{page_url(missing[0])}?back" if missing else page_url(CHECK)
    return page_url(page_after(answers, step))


def _put_aside(request: HttpRequest, draft: Draft, step: str) -> HttpResponse:
    """Keep what stands in the page as it is; then change the language, or leave it for later."""
    raw: dict[str, Any] = {}
    for name, field in FORMS[step](answers=draft.answers).fields.items():
        many = hasattr(field.widget, "allow_multiple_selected") and (
            field.widget.allow_multiple_selected
        )
        values = [one.replace("\0", "")[:MOST_TYPED] for one in request.POST.getlist(name)]
        raw[name] = values[:MOST_CHOSEN] if many else "".join(values[:1])
    now = timezone.now()
    draft = drafts.keep(draft, at=now, typed={**draft.typed, step: raw})
    if "later" in request.POST:
        try:
            let_save(at=now)
        except TooManyAtOnce as refusal:
            return _shown(request, draft, step, _form(draft, step), str(refusal), status=429)
        words = save_for_later(request.session, draft, language=language(), at=now)
        return render(request, "complain/saved.html", {"words": words})
    answer = redirect(request.get_full_path())
    wanted = request.POST["language"]
    if wanted in dict(settings.LANGUAGES):
        answer.set_cookie(settings.LANGUAGE_COOKIE_NAME, wanted)
    return answer


def _drop(request: HttpRequest, draft: Draft, step: str) -> HttpResponse:
    """Take one of the persons off the list."""
    named = draft.answers.get("people", {}).get("people", [])
    people = without(named, request.POST["drop"])
    if step == "people" and people != named:
        kept = {page: given for page, given in draft.answers.items() if page != "people"}
        if people:
            kept["people"] = {"people": people}
        drafts.keep(draft, at=timezone.now(), answers=kept)
    return redirect(request.get_full_path())


def _shown(
    request: HttpRequest,
    draft: Draft,
    step: str,
    form: PageForm,
    problem: str = "",
    *,
    status: int = 200,
) -> HttpResponse:
    pages = pages_of(draft.answers)
    before = page_before(draft.answers, step)
    named = draft.answers.get("people", {}).get("people", []) if step == "people" else []
    context = {
        "form": form,
        "problem": problem,
        "language_with": "question",
        "enter": "search" if step == "place" else "",
        "step": step,
        "title": _(TITLES[step]),
        "before": page_url(before) if before else "",
        "number": pages.index(step) + 1,
        "total": len(pages) + 1,
        "back": "back" in request.GET,
        "people": [(one, consent_of(one)) for one in named],
    }
    return render(request, "complain/question.html", context, status=status)
