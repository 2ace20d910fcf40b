"""The notes of those who work on a complaint."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from complaints.casework.refusals import REFUSALS, code_of
from complaints.notes.selectors import notes_visible_to
from complaints.notes.services import write_note
from complaints.views.attempts import attempt
from complaints.views.reading import readable_words
from complaints.views.words_forms import NoteForm
from portal.jurisdictions.requests import SignedRequest


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def complaint_notes(request: SignedRequest, pk: UUID) -> HttpResponse:
    """Every note, and a form for one more."""
    complaint = readable_words(request.user, pk)
    form, status = NoteForm(request.POST or None), 200
    if request.method == "POST":
        status = attempt(
            form,
            lambda words: write_note(
                complaint_id=pk, words=words, by=request.user, at=timezone.now()
            ),
            refusals=REFUSALS,
            code_of=code_of,
        )
        if status == 200:
            messages.success(request, _("The note is kept."))
            return redirect("complaint-notes", pk=pk)
    context = {
        "complaint": complaint,
        "form": form,
        "notes": notes_visible_to(request.user, complaint),
    }
    return render(request, "complaints/notes.html", context, status=status)
