"""A letter for whoever holds a receipt: as it was sent, to print."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from complaints.letters.refusals import REFUSALS, code_of
from complaints.letters.selectors import letter_to
from complaints.models import Party
from complaints.views.behind import behind


@behind
@require_safe
def complaint_letter_mine(request: HttpRequest, party: Party, pk: UUID) -> HttpResponse:
    """One letter that this person was sent."""
    try:
        letter = letter_to(party, pk)
    except REFUSALS as refusal:
        return render(request, "follow/gone.html", {"why": refusal}, status=code_of(refusal))
    if letter is None:
        raise Http404("There is no such letter.")
    return render(request, "complaints/letters_mine.html", {"letter": letter})
