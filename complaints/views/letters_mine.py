"""A letter for whoever holds a receipt: as it was sent, to print."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from complaints.letters.selectors import letter_to
from complaints.models import Party
from complaints.vault.keys import KeyDestroyed
from complaints.views.behind import behind, gone


@behind
@require_safe
def complaint_letter_mine(request: HttpRequest, party: Party, pk: UUID) -> HttpResponse:
    """One letter that this person was sent."""
    try:
        letter = letter_to(party, pk)
    except KeyDestroyed:
        return gone(request)
    if letter is None:
        raise Http404("There is no such letter.")
    return render(request, "complaints/letters_mine.html", {"letter": letter})
