"""The proof of filing, for whoever holds a receipt, and the keys to check it, for anybody."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from complaints.following.proof import proof_of_filing, published_keys
from complaints.models import Party
from complaints.vault.keys import KeyDestroyed
from complaints.views.behind import behind, gone

PLAIN = "text/plain; charset=utf-8"


@behind
@require_safe
def complaint_proof(request: HttpRequest, party: Party) -> HttpResponse:
    """The proof as a file, under a name that says nothing."""
    try:
        note = proof_of_filing(party.complaint)
    except KeyDestroyed:
        return gone(request)
    answer = HttpResponse(note, content_type=PLAIN)
    answer["Content-Disposition"] = 'attachment; filename="proof.txt"'
    return answer


@require_safe
def complaint_proof_keys(_request: HttpRequest) -> HttpResponse:
    """The published keys, one a line."""
    lines = "".join(f"{key}\n" for key in published_keys())
    return HttpResponse(lines, content_type=PLAIN)
