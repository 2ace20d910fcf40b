"""Files that the committee publishes, as they are sent: to be kept, not to be run."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from portal.participation.models import Document


def document_answer(document: Document) -> HttpResponse:
    """The bytes of a document, with its name."""
    return HttpResponse(
        bytes(document.content),
        content_type=document.media_type,
        headers={
            "Content-Disposition": content_disposition_header(True, document.name) or "attachment",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
        },
    )
