"""Questions to the place complained of, on the desk of those who ask."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from complaints.asking.refusals import REFUSALS, code_of
from complaints.asking.selectors import questions_of
from complaints.asking.services import ASKS, ask_place
from complaints.casework.hands import may_handle
from complaints.views.attempts import attempt
from complaints.views.reading import readable_words
from complaints.views.words_forms import QuestionForm
from portal.jurisdictions.requests import SignedRequest


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def complaint_questions(request: SignedRequest, pk: UUID) -> HttpResponse:
    """Every question of a complaint with its answer, and a form for one more."""
    complaint = readable_words(request.user, pk)
    now, form, status = timezone.now(), QuestionForm(request.POST or None), 200
    if request.method == "POST":
        status = attempt(
            form,
            lambda **sent: ask_place(complaint_id=pk, **sent, by=request.user, at=now),
            refusals=REFUSALS,
            code_of=code_of,
        )
        if status == 200:
            messages.success(request, _("The question was put to the place."))
            return redirect("complaint-questions", pk=pk)
    context = {
        "complaint": complaint,
        "form": form,
        "questions": questions_of(complaint, at=now),
        "may_ask": may_handle(complaint, request.user, *ASKS),
    }
    return render(request, "complaints/asking.html", context, status=status)
