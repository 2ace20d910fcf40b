"""The end of filing: the answers are checked and sent, and the receipt is shown and typed back."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from complaints.filing import drafts
from complaints.filing.drafts import Draft
from complaints.filing.making import file_draft
from complaints.filing.places import NoProgram
from complaints.filing.questions import lacks, next_page
from complaints.filing.slowing import WORK_BITS, SlowDown, TooManyAtOnce, let_through, shown
from complaints.receipts import entry
from complaints.receipts.services import TriedTooOften, find_party
from complaints.receipts.words import read_words
from complaints.services import ComplaintRefused
from complaints.views.filing import language, page_url, with_draft
from complaints.views.filing_summary import summary_of
from complaints.views.lines import TYPED

CODES: dict[type[Exception], int] = {
    SlowDown: 422,
    ComplaintRefused: 422,
    TooManyAtOnce: 429,
    NoProgram: 503,
}


class TypedBackForm(forms.Form):
    """The words of a receipt, typed from the paper."""

    receipt = forms.CharField(
        label=gettext_lazy("Type your eight words"),
        help_text=gettext_lazy("The first four letters of each are enough. Case does not matter."),
        max_length=200,
        widget=forms.TextInput(attrs={**TYPED, "autocapitalize": "none"}),
    )


@with_draft
def check(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Every answer with a way to change it; the complaint is filed from here."""
    if draft.filed:
        return redirect("complaint-receipt")
    if lacks(draft.answers):
        return redirect(page_url(next_page(draft.answers)))
    now, problem, status = timezone.now(), "", 200
    token, trap, work = (request.POST.get(name, "") for name in ("shown", "website", "work"))
    if request.method == "POST":
        try:
            let_through(draft=draft.pk, token=token, trap=trap, work=work, at=now)
            file_draft(draft, language=language(), at=now)
        except tuple(CODES) as refusal:
            problem, status = str(refusal), CODES[type(refusal)]
        else:
            return redirect("complaint-receipt")
    context = {
        "answers": summary_of(draft.answers),
        "shown": shown(draft.pk, at=now, before=token),
        "problem": problem,
        "trapped": trap != "",
        "bits": WORK_BITS,
    }
    return render(request, "complain/check.html", context, status=status)


@with_draft
def receipt(request: HttpRequest, draft: Draft) -> HttpResponse:
    """The words to write down, and a field to type them back; then they are gone."""
    if not draft.filed:
        return redirect(page_url(next_page(draft.answers)))
    form, status = TypedBackForm(request.POST or None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            typed = form.cleaned_data["receipt"]
            try:
                if read_words(typed) == read_words(draft.filed["filer"]):
                    party = find_party(typed=typed, at=timezone.now())
                    drafts.forget(request.session)
                    entry.let_in(request.session, party)
                    return redirect("complaint-filed")
                form.add_error("receipt", _("These are not the words. Look at them once more."))
            except TriedTooOften as refusal:
                form.add_error("receipt", str(refusal))
                status = 429
    typing = "type" in request.GET or request.method == "POST"
    context = {"filed": draft.filed, "form": form, "typing": typing}
    return render(request, "complain/receipt.html", context, status=status)


@never_cache
@require_safe
def filed(request: HttpRequest) -> HttpResponse:
    """It is filed, and what happens now."""
    party = entry.inside(request.session)
    if party is None:
        return redirect("complaint-new")
    return render(request, "complain/filed.html", {"number": party.complaint.number})


@never_cache
@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """An empty page; nothing of a complaint stays in this browser.

    A link leads here, for those who must be quick, so that it is no POST.
    """
    drafts.forget(request.session)
    entry.leave(request.session)
    if not request.user.is_authenticated:
        request.session.flush()
    return render(request, "complain/leave.html")
