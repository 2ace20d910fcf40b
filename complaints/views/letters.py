"""Letters to the people behind a complaint: drafted, looked at, sent, and printed."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from complaints.following.opening import open_identity
from complaints.following.people import people_of
from complaints.letters.drafting import draft_of
from complaints.letters.refusals import REFUSALS, code_of
from complaints.letters.selectors import Sent, addressee_of, letter_visible_to, letters_of
from complaints.letters.services import send_letter
from complaints.models import Complaint
from complaints.vault.keys import KeyDestroyed
from complaints.vault.words import fit
from complaints.views.attempts import attempt
from complaints.views.messages_forms import ReasonForm
from complaints.views.reading import readable_words
from complaints.views.words_forms import KindForm, LetterForm
from portal.accounts.models import User
from portal.jurisdictions.requests import SignedRequest
from portal.participation.freshness import ask_code, is_fresh

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@sensitive_post_parameters()
@never_cache
@GET_OR_POST
def complaint_letter(request: SignedRequest, pk: UUID) -> HttpResponse:
    """Choose a letter (``?kind=``), write it, look at it, and send it."""
    complaint = readable_words(request.user, pk)
    chosen = KindForm(request.GET if "kind" in request.GET else None)
    if not chosen.is_valid():
        context = {"complaint": complaint, "form": chosen, "sent": letters_of(complaint)}
        return render(request, "complaints/letters.html", context)
    return _write(request, complaint, chosen.cleaned_data["kind"])


@sensitive_post_parameters()
@never_cache
@GET_OR_POST
def letter_paper(request: SignedRequest, pk: UUID) -> HttpResponse:
    """A letter as it was sent, to print; with the address where a reason opens the name."""
    sent = _readable(request.user, pk)
    party = addressee_of(sent)
    form, status, address = ReasonForm(request.POST or None), 200, dict[str, str]()
    if request.method == "POST" and party is not None:
        if not is_fresh(request):
            return ask_code(request)

        def open_address(why: str) -> None:
            opened = open_identity(party_id=party.pk, why=why, by=request.user, at=timezone.now())
            address.update(opened)

        status = attempt(form, open_address, refusals=REFUSALS, code_of=code_of)
    context = {
        "letter": sent,
        "form": form,
        "address": address,
        "has_name": party is not None and party.identity is not None,
    }
    return render(request, "complaints/letters_paper.html", context, status=status)


def _readable(user: User, pk: UUID) -> Sent:
    """The letter; 404 where the person does not see it, or where its words are destroyed."""
    try:
        sent = letter_visible_to(user, pk)
    except KeyDestroyed:
        sent = None
    if sent is None:
        raise Http404("There is no such letter, or no words of it.")
    return sent


def _write(request: SignedRequest, complaint: Complaint, kind: str) -> HttpResponse:
    """The form of a letter: its draft, then the letter as it will be read, then sending it."""
    now = timezone.now()
    try:
        draft = draft_of(complaint, kind, at=now)
    except REFUSALS as refusal:
        context = {"complaint": complaint, "form": KindForm(), "refusal": str(refusal)}
        return render(request, "complaints/letters.html", context, status=code_of(refusal))
    people, initial = people_of(complaint), {"words": draft.words}
    form = LetterForm(request.POST or None, people=people, initial=initial)
    status, preview = 200, ""
    if request.method == "POST" and "send" in request.POST:
        status = attempt(
            form,
            lambda **sent: send_letter(
                complaint_id=complaint.pk, kind=kind, **sent, by=request.user, at=now
            ),
            refusals=REFUSALS,
            code_of=code_of,
        )
        if status == 200:
            messages.success(request, _("The letter was sent."))
            return redirect("complaint-letter", pk=complaint.pk)
    elif request.method == "POST":
        status, preview = _previewed(form)
    context = {
        "complaint": complaint,
        "draft": draft,
        "form": form,
        "preview": preview,
    }
    return render(request, "complaints/letters_write.html", context, status=status)


def _previewed(form: forms.Form) -> tuple[int, str]:
    kept: list[str] = []

    def look(words: str, to: UUID | None) -> None:
        kept.append(fit(words))

    status = attempt(form, look, refusals=REFUSALS, code_of=code_of)
    return status, "".join(kept)
