"""What anybody sees of rounds: what was asked, the frame, the seed, and the keys that it drew."""

import gzip
import re

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.http import content_disposition_header
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from reports.committee.rounds.codebooks import questions_of
from reports.committee.rounds.frames import frame_text
from reports.committee.rounds.models import Round
from reports.committee.rounds.selectors import (
    drawn_keys,
    frame_of,
    round_numbered,
    rounds,
    shares_of_round,
)
from reports.committee.rounds.states import UNDRAWN
from reports.views.committee_rounds_tables import asked, shares

TAKES_GZIP = re.compile(r"\bgzip\b(?!;q=0)")
CSV = "text/csv; charset=utf-8"


@require_safe
def round_list(request: HttpRequest) -> HttpResponse:
    """Every round, the newest first."""
    return render(request, "committee/round_list.html", {"rounds": rounds()})


@require_safe
def round_page(request: HttpRequest, number: int) -> HttpResponse:
    """What is asked in a round, from what it is drawn, and how anybody draws it again."""
    found = _wanted(number)
    context = {
        "round": found,
        "strata": shares(shares_of_round(found)),
        "questions": asked(questions_of(found.codebook)),
        "is_drawn": found.status not in UNDRAWN,
    }
    return render(request, "committee/round_page.html", context)


@require_safe
def frame_csv(request: HttpRequest, number: int) -> HttpResponse:
    """The frame as it was published: compressed on the way for whoever takes that."""
    found = _wanted(number)
    frame = frame_of(found)
    if frame is None:
        raise Http404("The frame of this round is not made yet.")
    packed = bytes(frame.packed)
    if TAKES_GZIP.search(request.headers.get("Accept-Encoding", "")):
        answer = _file(packed, f"round-{number}-frame.csv")
        answer.headers["Content-Encoding"] = "gzip"
    else:
        answer = _file(gzip.decompress(packed), f"round-{number}-frame.csv")
    patch_vary_headers(answer, ["Accept-Encoding"])
    return answer


@gzip_page
@require_safe
def sample_csv(_request: HttpRequest, number: int) -> HttpResponse:
    """The keys that were drawn, by key."""
    drawn = drawn_keys(_wanted(number))
    if not drawn:
        raise Http404("No case of this round is drawn yet.")
    keys, codes = zip(*drawn, strict=True)
    return _file(frame_text(keys, codes), f"round-{number}-sample.csv")


def _wanted(number: int) -> Round:
    found = round_numbered(number)
    if found is None:
        raise Http404("There is no such round.")
    return found


def _file(data: bytes, name: str) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return HttpResponse(data, content_type=CSV, headers={"Content-Disposition": disposition})
